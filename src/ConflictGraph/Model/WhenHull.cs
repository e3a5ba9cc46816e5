namespace ConflictGraph.Model;

/// <summary>One time out of several accounts of it, which claims no more than they do together.</summary>
public static class WhenHull
{
    /// <summary>Null without accounts; a single one that enters is taken whole.</summary>
    public static When? Of(IReadOnlyList<When> accounts)
    {
        var dated = accounts.Where(account => account.Interval is not null).ToList();
        var entering = dated.Count > 0 ? dated : accounts;
        if (entering.Count < 2)
            return entering.Count == 0 ? null : entering[0];

        return new(
            Outermost(entering, account => account.Earliest, account => account.From),
            Outermost(entering, account => account.Latest, account => -account.Until),
            entering.Max(account => account.Extent),
            entering.Max(account => account.Precision),
            Pattern(entering))
        {
            Basis = entering.Max(account => account.Basis),
            Text = Shared(entering, account => account.Text),
            Zone = Shared(entering, account => account.Zone),
            Anchor = Shared(entering, account => account.Anchor),
            Relation = Shared(entering, account => account.Relation),
            Disputed = entering.Any(account => account.Disputed) || Disagree(entering),
        };
    }

    // Of "2024-06" and "2024-06-01", which begin together, the coarser says less; so the answer does not hang on the order of accounts.
    static string? Outermost(IReadOnlyList<When> accounts, Func<When, string?> bound, Func<When, long?> distance) =>
        accounts.Any(account => bound(account) is null)
            ? null
            : bound(accounts.OrderBy(distance).ThenBy(account => bound(account)!.Length).First());

    static string? Pattern(IReadOnlyList<When> accounts) =>
        accounts.All(account => account.YearUnknown) ? Shared(accounts, account => account.Pattern) ?? Yearless.Unsaid : null;

    static T? Shared<T>(IReadOnlyList<When> accounts, Func<When, T?> part) =>
        accounts.Select(part).Distinct().Count() == 1 ? part(accounts[0]) : default;

    static bool Disagree(IReadOnlyList<When> accounts)
    {
        // On one axis all pairs meet exactly when the last to begin begins before the first ends.
        if (accounts[0].Interval is not null)
            return accounts.Max(account => account.From) >= accounts.Min(account => account.Until);

        var parts = accounts.Where(account => account.YearUnknown).Distinct().ToList();
        return parts.Any(part => parts.Any(other => !part.SharesAnInstantWith(other)));
    }
}

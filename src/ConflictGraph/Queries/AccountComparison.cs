using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Queries;

/// <summary>Sorts the answers about an event into accounts by origin, and says how these stand to each other.</summary>
sealed class AccountComparison(IReadOnlyDictionary<NodeId, AnsweringClaim> claims, IReadOnlySet<NodeId> corrected, Origins origins, Steps above, Steps organisations, AnswerWording wording)
{
    static readonly string[] Things = ["INITIATOR", "TARGET", "WEAPON", "PLACE", "CAUSE", "DAMAGE", "OCCURRED"];

    public IReadOnlyList<Disagreement> Compare(Entity @event, IReadOnlyList<Answer> answers) =>
    [
        .. answers.GroupBy(answer => (answer.Question, Side: answer.Measure?.Side, Unit: answer.Measure?.Unit))
            .OrderBy(group => Number(group.Key.Question)).ThenBy(group => group.Key.Side, StringComparer.Ordinal).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => Compare(@event, group.Key.Question, group.Key.Side, group.Key.Unit, [.. group])),
    ];

    Disagreement Compare(Entity @event, string question, string? side, string? unit, IReadOnlyList<Answer> answers)
    {
        var same = new SameOrigin(origins, answers.Select(answer => answer.Claim).Distinct());
        var accounts = answers.GroupBy(answer => same.GroupOf(answer.Claim)).Select(group => AccountOf([.. group], same)).OrderBy(account => account.Claims.Concat(account.Superseded).Min(claim => claims[claim].Entity.Serial)).ToList();
        var standing = accounts.Where(account => account.Answers.Count > 0).ToList();
        var id = $"{@event.Id}#{question}{(side is null && unit is null ? "" : $".{side}.{unit}")}";
        return new Disagreement(id, @event, question, side, unit, Verdict(accounts, standing), accounts, Independent(standing, same))
        {
            Sides = [.. standing.GroupBy(account => string.Join('\n', account.Answers.Select(KeyOf).Distinct().Order(StringComparer.Ordinal))).Select(alike => new AccountSide(alike.First().Value, [.. alike], Independent(alike, same)))],
        };
    }

    Account AccountOf(IReadOnlyList<Answer> answers, SameOrigin same)
    {
        var counting = Counting(answers);
        var saying = Oldest(counting.Select(answer => answer.Claim));
        var superseded = Oldest(answers.Select(answer => answer.Claim).Except(saying));
        var from = Oldest(answers.Select(answer => answer.Claim)).SelectMany(origins.Of).Distinct().ToList();
        return new Account(
            [.. (saying.Count > 0 ? saying : superseded).SelectMany(claim => claims[claim].Derived.Makers).Distinct()], wording.Of(counting), counting, saying,
            [.. from.Select(origin => origin.Entity)], IndependentOf(from, same), superseded);
    }

    /// <summary>What of one origin's answers still counts.</summary>
    List<Answer> Counting(IReadOnlyList<Answer> answers)
    {
        var standing = answers.Where(answer => !corrected.Contains(answer.Claim)).ToList();
        if (standing.Count == 0)
            return standing;
        if (!Things.Contains(standing[0].Question))
        {
            // Said again, an answer is not superseded by itself.
            var latest = standing.MaxBy(answer => claims[answer.Claim].Order)!.Claim;
            var last = standing.Where(answer => answer.Claim == latest).Select(KeyOf).ToHashSet();
            return [.. standing.Where(answer => last.Contains(KeyOf(answer)))];
        }
        return [.. standing.Where(answer => !standing.Exists(other => TakesBack(other, answer)))];
    }

    /// <summary>The same origin said the opposite of the same thing later.</summary>
    bool TakesBack(Answer later, Answer earlier) =>
        (later.Polarity, earlier.Polarity) is (Polarity.IS_NOT, Polarity.IS) or (Polarity.IS, Polarity.IS_NOT)
        && ValueKey(later) == ValueKey(earlier) && claims[later.Claim].Order.CompareTo(claims[earlier.Claim].Order) > 0;

    AccountVerdict Verdict(List<Account> accounts, List<Account> standing)
    {
        var worst = AccountVerdict.AGREE;
        for (var i = 0; i < standing.Count; i++)
            for (var j = i + 1; j < standing.Count; j++)
                if (Pair(standing[i].Answers, standing[j].Answers) is var pair && pair > worst)
                    worst = pair;
        if (worst == AccountVerdict.DISAGREE)
            return worst;
        if (accounts.Any(account => account.Superseded.Count > 0))
            return AccountVerdict.UPDATED;
        return accounts.Count == 1 ? AccountVerdict.SINGLE : worst;
    }

    AccountVerdict Pair(IReadOnlyList<Answer> one, IReadOnlyList<Answer> other)
    {
        if (one.Any(a => other.Any(b => Contradict(a, b) || Contradict(b, a))))
            return AccountVerdict.DISAGREE;
        if (one.Select(KeyOf).ToHashSet().SetEquals(other.Select(KeyOf)))
            return AccountVerdict.AGREE;
        if (one.Concat(other).Any(answer => answer.Polarity is Polarity.NONE_REPORTED or Polarity.UNKNOWN) || one.Any(a => other.Any(b => Meet(a, b))))
            return AccountVerdict.COMPATIBLE;
        // That it was not one thing goes with its having been another.
        return one.All(answer => answer.Polarity == Polarity.IS_NOT) || other.All(answer => answer.Polarity == Polarity.IS_NOT) ? AccountVerdict.COMPATIBLE : AccountVerdict.DISAGREE;
    }

    /// <summary>It is, and it is not: the same thing, or one that lies in what it is not.</summary>
    bool Contradict(Answer @is, Answer isNot) =>
        @is.Polarity == Polarity.IS && isNot.Polarity == Polarity.IS_NOT
        && (ValueKey(@is) == ValueKey(isNot) || (@is.Entity is { } thing && isNot.Entity is { } area && above.Above(thing).Contains(area)));

    bool Meet(Answer a, Answer b)
    {
        if (a.Polarity != b.Polarity || a.Polarity != Polarity.IS)
            return a.Polarity == b.Polarity && ValueKey(a) == ValueKey(b);
        if (a.Measure is { } measure && b.Measure is { } figure)
            return measure.Interval.From <= figure.Interval.Until && figure.Interval.From <= measure.Interval.Until;
        if (a.When is { } when && b.When is { } time)
            return when.SharesAnInstantWith(time);
        if (a.Entity is { } thing && b.Entity is { } other && (above.Above(thing).Contains(other) || above.Above(other).Contains(thing)))
            return true;
        return ValueKey(a) == ValueKey(b);
    }

    static string KeyOf(Answer answer) => $"{answer.Polarity} {ValueKey(answer)}";

    static string ValueKey(Answer answer) =>
        answer.Entity?.Value ?? answer.Effect ?? (answer.Measure is { } measure ? $"{measure.Interval.From}..{measure.Interval.Until}" : null)
        ?? (answer.When is { } when ? $"{when.Earliest} {when.Latest} {when.Pattern} {when.Extent}" : null) ?? (answer.Text is { } text ? Fold.Of(text) : "");

    int Independent(IEnumerable<Account> accounts, SameOrigin same) => IndependentOf([.. accounts.SelectMany(account => account.Claims).SelectMany(origins.Of).Distinct()], same);

    /// <summary>Distinct origins, not counting one beside an organisation that it belongs to or holds an office of.</summary>
    int IndependentOf(IReadOnlyList<Origin> from, SameOrigin same)
    {
        var entities = from.Select(origin => origin.Entity).ToHashSet();
        return from.Where(origin => !organisations.Above(origin.Entity).Overlaps(entities)).Select(same.Root).Distinct().Count();
    }

    List<NodeId> Oldest(IEnumerable<NodeId> ids) => [.. ids.Distinct().OrderBy(claim => claims[claim].Entity.Serial)];

    static int Number(string question)
    {
        var words = Enumerations.Question.Values;
        for (var i = 0; i < words.Count; i++)
            if (words[i].Name == question)
                return i;
        return words.Count;
    }
}

/// <summary>Which claims are of one origin: they share one, or one corrects the other (which only its own origin may).</summary>
sealed class SameOrigin
{
    readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> corrected = new(StringComparer.Ordinal);

    public SameOrigin(Origins origins, IEnumerable<NodeId> claims)
    {
        var set = claims.ToHashSet();
        foreach (var claim in set)
            foreach (var origin in origins.Of(claim))
                Join(parents, Key(claim), "origin " + origin.Key);
        foreach (var (later, earlier) in origins.Corrections)
        {
            if (set.Contains(later) && set.Contains(earlier))
                Join(parents, Key(later), Key(earlier));
            // A correction and the article it corrects are two documents and one origin.
            foreach (var origin in origins.Of(later).Concat(origins.Of(earlier)))
                Join(corrected, origins.Of(earlier).Select(first => first.Key).FirstOrDefault(origin.Key), origin.Key);
        }
    }

    public string GroupOf(NodeId claim) => Find(parents, Key(claim));

    public string Root(Origin origin) => Find(corrected, origin.Key);

    static string Key(NodeId claim) => "claim " + claim.Value;

    static void Join(Dictionary<string, string> joined, string a, string b) => joined[Find(joined, a)] = Find(joined, b);

    static string Find(Dictionary<string, string> joined, string key)
    {
        while (joined.TryGetValue(key, out var parent) && parent != key)
            key = parent;
        return key;
    }
}

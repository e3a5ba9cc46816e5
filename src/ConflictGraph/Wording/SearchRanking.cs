namespace ConflictGraph.Wording;

/// <summary>Why a thing was found; the word that clients see.</summary>
public enum SearchMatch
{
    Exact,
    NameVariant,
    Transliteration,
    Typo,
    Text,
}

/// <summary>The tiers of an answer, best first: no hit of a lower tier stands before one of a higher.</summary>
public enum SearchTier
{
    WholeName,
    NamePrefix,
    NameTokens,
    Alias,
    Transliteration,
    Typo,
    Text,
}

/// <summary>A name as the search reads it; the language, where known, decides how its Cyrillic reads.</summary>
public readonly record struct SearchName(string Text, string? Language = null);

/// <summary>A thing that an engine found, as far as its place in the answer depends on it.</summary>
/// <param name="InBody">The engine found the words in the body (description, document text) or spread over several fields.</param>
/// <param name="Body">The body when it is at hand; it only serves to say which words stand in it.</param>
public sealed record SearchCandidate(int Serial, SearchName Name, IReadOnlyList<SearchName> Aliases, bool InBody = false, string? Body = null);

/// <summary>A candidate's place: the tier, a score that falls from 1 in the order of the answer, and what met the question.</summary>
/// <param name="ExactTokens">Words of the question that stand there as written.</param>
/// <param name="MatchedText">The name or alias that met it; of a body the first word.</param>
public sealed record RankedMatch(
    int Serial, SearchTier Tier, double Score, SearchMatch Match, string MatchedText, int ExactTokens, int NameLength);

/// <summary>Places what the engines found. They find alike; only this decides the order, because no two engines' scores agree.</summary>
public static class SearchRanking
{
    /// <summary>The order of an answer: tier, more exact tokens, shorter name, serial.</summary>
    public static IComparer<RankedMatch> Order { get; } = Comparer<RankedMatch>.Create((a, b) =>
        a.Tier != b.Tier ? a.Tier.CompareTo(b.Tier)
        : a.ExactTokens != b.ExactTokens ? b.ExactTokens.CompareTo(a.ExactTokens)
        : a.NameLength != b.NameLength ? a.NameLength.CompareTo(b.NameLength)
        : a.Serial.CompareTo(b.Serial));

    /// <summary>The candidate's place, or null when it does not answer the question.</summary>
    public static RankedMatch? Rank(SearchQuery query, SearchCandidate candidate)
    {
        if (query.Words.Count == 0)
            return null;

        var name = Fold.Of(candidate.Name.Text);
        if (name == query.Folded)
            return Found(SearchTier.WholeName, SearchMatch.Exact, candidate.Name.Text, query.Words.Count);

        var nameForms = WordForms.Of(candidate.Name.Text, candidate.Name.Language);
        var inName = Meet(query, nameForms);
        if (name.StartsWith(query.Folded, StringComparison.Ordinal))
            return Found(SearchTier.NamePrefix, SearchMatch.Exact, candidate.Name.Text, inName.Exact);
        if (inName.Worst == WordMatch.Exact)
            return Found(SearchTier.NameTokens, SearchMatch.Exact, candidate.Name.Text, inName.Exact);

        var best = (Name: candidate.Name.Text, Met: inName);
        foreach (var alias in candidate.Aliases)
        {
            var inAlias = Meet(query, WordForms.Of(alias.Text, alias.Language));
            if (inAlias.Worst > best.Met.Worst || (inAlias.Worst == best.Met.Worst && IsBetter((alias.Text, inAlias), best)))
                best = (alias.Text, inAlias);
        }

        return best.Met.Worst switch
        {
            WordMatch.Exact => Found(SearchTier.Alias, SearchMatch.NameVariant, best.Name, best.Met.Exact),
            WordMatch.Reading => Found(SearchTier.Transliteration, SearchMatch.Transliteration, best.Name, best.Met.Exact),
            WordMatch.Typo => Found(SearchTier.Typo, SearchMatch.Typo, best.Name, best.Met.Exact),
            _ => InBody(),
        };

        RankedMatch? InBody()
        {
            var (first, exact, all) = candidate.Body is null ? ("", inName.Exact, false) : MeetBody(query, candidate.Body);
            return all || candidate.InBody
                ? Found(SearchTier.Text, SearchMatch.Text, first.Length == 0 ? query.Folded : first, exact)
                : null;
        }

        RankedMatch Found(SearchTier tier, SearchMatch match, string matched, int exact) => new(
            candidate.Serial, tier, Score(tier, exact, query.Words.Count, name.Length), match, matched, exact, name.Length);
    }

    /// <summary>The worst that a word of the question met in a name, and how many words stand there as written.</summary>
    static (WordMatch Worst, int Exact) Meet(SearchQuery query, WordForms[] name)
    {
        var worst = WordMatch.Exact;
        var exact = 0;
        foreach (var word in query.Words)
        {
            var best = WordMatch.None;
            foreach (var form in name)
            {
                var match = form.Meets(word);
                best = match > best ? match : best;
                if (best == WordMatch.Exact)
                    break;
            }
            exact += best == WordMatch.Exact ? 1 : 0;
            worst = best < worst ? best : worst;
        }
        return (worst, exact);
    }

    /// <summary>The first word of a body that the question meets, how many of its words stand there as written, and whether all are met.</summary>
    static (string First, int Exact, bool All) MeetBody(SearchQuery query, string body)
    {
        var first = "";
        HashSet<SearchWord> exact = [], met = [];
        foreach (var span in Tokens.Spans(body))
        {
            foreach (var word in query.Words.Where(word => word.StandsIn(body, span)))
            {
                if (first.Length == 0)
                    first = body.Substring(span.Start, span.Length);
                met.Add(word);
                if (span.Token == word.Token)
                    exact.Add(word);
            }
        }
        return (first, exact.Count, met.Count == query.Words.Count);
    }

    static bool IsBetter((string Name, (WordMatch Worst, int Exact) Met) one, (string Name, (WordMatch Worst, int Exact) Met) other) =>
        one.Met.Exact != other.Met.Exact ? one.Met.Exact > other.Met.Exact : one.Name.Length < other.Name.Length;

    /// <summary>Each tier has a band of its own; inside it a word counts more than any length of the name.</summary>
    static double Score(SearchTier tier, int exact, int words, int nameLength)
    {
        const double step = 0.13, band = 0.12;
        if (tier == SearchTier.WholeName)
            return 1;
        var brevity = 1 / (1 + nameLength / 64.0);
        return 1 - (int)tier * step - band + band * (exact + brevity) / (words + 1);
    }
}

namespace ConflictGraph.Wording;

/// <summary>How a word of the question meets a word of a name.</summary>
public enum WordMatch
{
    None,
    Typo,
    /// <summary>Read in Latin, or another spelling of one sound.</summary>
    Reading,
    Exact,
}

/// <summary>A word of the question: as it is indexed, its Latin readings, and its loose forms (both without the token itself).</summary>
public sealed record SearchWord(string Token, IReadOnlyList<string> Latin, IReadOnlyList<string> Loose)
{
    /// <summary>Whether a word of a text is this one, as written or read in Latin; spellings and slips count in names only.</summary>
    internal bool StandsIn(string text, TokenSpan span)
    {
        if (span.Token == Token || Latin.Contains(span.Token))
            return true;
        return Transliteration.HasCyrillic(span.Token)
            && Transliteration.Readings(text.Substring(span.Start, span.Length)).SelectMany(Tokens.Of).Any(reading => reading == Token || Latin.Contains(reading));
    }
}

/// <summary>A question to the search, folded and read once, so that each candidate costs only comparisons.</summary>
public sealed class SearchQuery
{
    const int LongestText = 1_000;
    const int MostWords = 64;

    SearchQuery(string folded, IReadOnlyList<SearchWord> words)
    {
        Folded = folded;
        Words = words;
    }

    /// <summary>The whole question folded: what a name is, or begins with, in the first two tiers.</summary>
    public string Folded { get; }

    /// <summary>Its words in order; a candidate must meet all of them. Empty for a question without a letter or digit.</summary>
    public IReadOnlyList<SearchWord> Words { get; }

    public static SearchQuery Of(string text, string? language = null) => new(
        Fold.Of(text),
        [.. SpansOf(text).Select(span => WordOf(text.Substring(span.Start, span.Length), span.Token, language))]);

    /// <summary>The words of a question as they are indexed, each once.</summary>
    public static IReadOnlyList<string> TokensOf(string text) => SpansOf(text).ConvertAll(span => span.Token);

    /// <summary>Each word is looked up in all its spellings, and met with every name that is found: a page of text is no question.</summary>
    static List<TokenSpan> SpansOf(string text)
    {
        if (text.Length > LongestText)
            throw new LimitException("LIMIT_SIZE", $"The words to search by have {text.Length} characters; at most {LongestText} are read. Give those that matter.");
        var spans = Tokens.Spans(text).DistinctBy(span => span.Token).ToList();
        return spans.Count <= MostWords ? spans : throw new LimitException("LIMIT_SIZE", $"There are {spans.Count} words to search by; at most {MostWords} are looked for. Give those that matter.");
    }

    static SearchWord WordOf(string written, string token, string? language)
    {
        var latin = ReadingsOf(written, language).Where(reading => reading != token).Distinct().ToArray();
        var loose = latin.Append(token).Select(Transliteration.LooseWord).Where(word => word != token && !latin.Contains(word)).Distinct().ToArray();
        return new SearchWord(token, latin, loose);
    }

    static IEnumerable<string> ReadingsOf(string written, string? language) =>
        Transliteration.Readings(written, language).SelectMany(Tokens.Of);
}

/// <summary>A word of a name or text, with the forms in which a question may meet it.</summary>
readonly struct WordForms
{
    WordForms(TokenSpan span, IReadOnlyList<string> latin) => (Span, Latin) = (span, latin);

    public TokenSpan Span { get; }

    /// <summary>The readings and loose forms, as the index has them.</summary>
    IReadOnlyList<string> Latin { get; }

    public static WordForms[] Of(string text, string? language) =>
        [.. Tokens.Spans(text).Select(span => new WordForms(span, Tokens.Latin(text.Substring(span.Start, span.Length), language)))];

    public WordMatch Meets(SearchWord word)
    {
        if (Span.Token == word.Token)
            return WordMatch.Exact;
        if (Latin.Contains(word.Token) || word.Latin.Contains(Span.Token) || word.Latin.Any(Latin.Contains))
            return WordMatch.Reading;
        if (word.Loose.Contains(Span.Token) || word.Loose.Any(Latin.Contains))
            return WordMatch.Reading;
        return IsTypo(word) ? WordMatch.Typo : WordMatch.None;
    }

    bool IsTypo(SearchWord word)
    {
        if (Typo.IsNear(word.Token, Span.Token))
            return true;
        foreach (var latin in Latin)
        {
            if (Typo.IsNear(word.Token, latin))
                return true;
        }
        foreach (var reading in word.Latin)
        {
            if (Typo.IsNear(reading, Span.Token) || Latin.Any(latin => Typo.IsNear(reading, latin)))
                return true;
        }
        return false;
    }
}

using System.Text.RegularExpressions;

namespace ConflictGraph.Queries;

/// <summary>The kinds of question that are understood.</summary>
public enum QuestionKind { UNCLEAR, WHO_SAID_WHAT, SAID_TO_EACH_OTHER, WHAT_FOLLOWED, ATTACKS, WHAT_HAPPENED, HOW_CONNECTED, DISAGREEMENTS, WITHIN, DURING, KNOWN_BY, CHANGED_SINCE }

/// <summary>How each kind of question is put. The first pattern that fits is meant.</summary>
static partial class QuestionPatterns
{
    static readonly (QuestionKind Kind, Regex Pattern)[] All =
    [
        (QuestionKind.SAID_TO_EACH_OTHER, EachOther()), (QuestionKind.SAID_TO_EACH_OTHER, OneToOther()),
        (QuestionKind.WHO_SAID_WHAT, WhoSaid()), (QuestionKind.WHO_SAID_WHAT, SomebodySaid()),
        (QuestionKind.WHAT_FOLLOWED, Followed()),
        (QuestionKind.ATTACKS, Attacks()), (QuestionKind.ATTACKS, WeaponsUsed()),
        (QuestionKind.WHAT_HAPPENED, Happened()),
        (QuestionKind.HOW_CONNECTED, Connected()), (QuestionKind.HOW_CONNECTED, ConnectedTo()), (QuestionKind.HOW_CONNECTED, PathsBetween()),
        (QuestionKind.DISAGREEMENTS, Disagree()), (QuestionKind.DISAGREEMENTS, DisagreeOf()),
        (QuestionKind.KNOWN_BY, KnownBy()), (QuestionKind.CHANGED_SINCE, Changed()),
        (QuestionKind.WITHIN, Everything()),
    ];

    public static (QuestionKind Kind, Match Match) Read(string question)
    {
        foreach (var (kind, pattern) in All)
            if (pattern.Match(question) is { Success: true } match)
                return (kind, match);
        return (QuestionKind.UNCLEAR, Match.Empty);
    }

    const RegexOptions Freely = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^what (?:did|have) (?<a>.+?) and (?<b>.+?) (?:say|said|tell|told|talk|talked)\b.*\b(?:each other|one another)\b.*$", Freely)]
    private static partial Regex EachOther();

    [GeneratedRegex(@"^what did (?<a>.+?) (?:say to|tell) (?<b>.+)$", Freely)]
    private static partial Regex OneToOther();

    [GeneratedRegex(@"^who (?:has )?said (?:what|anything|something)?\s*(?:about|on|of) (?<x>.+)$", Freely)]
    private static partial Regex WhoSaid();

    [GeneratedRegex(@"^what (?:did|does|has) (?<by>.+?) (?:say|said|claim|claimed)(?: (?:about|on|of) (?<x>.+))?$|^what (?:was|has been|is) said (?:about|on|of) (?<x>.+)$", Freely)]
    private static partial Regex SomebodySaid();

    [GeneratedRegex(@"^(?:what|which (?:event|communication|incident)s?) (?:did|does) (?<x>.+?) (?:follow|come after|respond to)\b.*$|^what (?:came|happened) before (?<x>.+)$", Freely)]
    private static partial Regex Followed();

    [GeneratedRegex(@"^(?:which|what|show|list)?\s*attacks? (?:hit|struck|were on|was on|targeted|on|in|within|against) (?<x>.+?)(?<disputed>,? (?:including|with) disputed areas?)?(?:,? (?:and )?with (?:which|what) weapons?)?(?<disputed>,? (?:including|with) disputed areas?)?$", Freely)]
    private static partial Regex Attacks();

    [GeneratedRegex(@"^with (?:which|what) weapons? (?:was|were) (?<x>.+?) (?:attacked|hit|struck)$|^(?:which|what) weapons? (?:hit|struck|were used (?:in|on|against)) (?<x>.+)$", Freely)]
    private static partial Regex WeaponsUsed();

    [GeneratedRegex(@"^what (?:has )?happened (?:in|at|near|within|to) (?<x>.+)$", Freely)]
    private static partial Regex Happened();

    [GeneratedRegex(@"^how (?:are|is|were|was) (?<a>.+?) and (?<b>.+?) (?:connected|related|linked)$", Freely)]
    private static partial Regex Connected();

    [GeneratedRegex(@"^how (?:are|is|were|was) (?<a>.+?) (?:connected|related|linked) (?:to|with) (?<b>.+)$", Freely)]
    private static partial Regex ConnectedTo();

    [GeneratedRegex(@"^(?:paths?|ways?|connections?) (?:from|between) (?<a>.+?) (?:to|and) (?<b>.+)$", Freely)]
    private static partial Regex PathsBetween();

    [GeneratedRegex(@"^(?:which|what|where do)?\s*(?:accounts?|reports?|versions?|claims?)?\s*(?:disagree|differ|contradict(?: each other)?|conflict)(?:\s+(?:about|on|over) (?<x>.+))?$|^(?:disagreements?|contradictions?)(?: (?:about|on|over) (?<x>.+))?$", Freely)]
    private static partial Regex Disagree();

    [GeneratedRegex(@"^(?:which|what) (?:accounts|reports|versions) of (?<x>.+?) (?:disagree|differ|contradict each other)(?:,.*)?$|^who disagrees (?:about|on|over) (?<x>.+)$", Freely)]
    private static partial Regex DisagreeOf();

    [GeneratedRegex(@"^what did we know (?:on|by|at|in|as of) (?<when>.+)$|^what was known (?:on|by|at|in|as of) (?<when>.+)$", Freely)]
    private static partial Regex KnownBy();

    [GeneratedRegex(@"^what(?:'s| is| has|) changed since (?<when>.+)$|^changes since (?<when>.+)$", Freely)]
    private static partial Regex Changed();

    [GeneratedRegex(@"^(?:everything|all|anything)(?: that happened)? (?:within|in|inside|on|during|at|from|between) (?<x>.+?)(?<disputed>,? including disputed areas?)?$", Freely)]
    private static partial Regex Everything();
}

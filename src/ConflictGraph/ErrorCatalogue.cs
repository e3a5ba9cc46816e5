namespace ConflictGraph;

/// <summary>What a code means, wherever it is met: <c>extensions.code</c> over GraphQL, the exit code's reason on the command line.</summary>
/// <param name="Status">The status over HTTP where the whole request is refused with it; null where the answer is 200 with errors.</param>
/// <param name="Carries">What stands beside the code, in <c>extensions</c>.</param>
public sealed record ErrorEntry(string Code, string Means, string Do, string? Status = null, string? Carries = null, bool MayPass = false);

/// <summary>Every code there is. A client may branch on them; a new one is entered here first.</summary>
public static class ErrorCatalogue
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        new("BAD_INPUT", "The request, the document, an argument or a value cannot be used.", "Mend what the sentence names.", "400, 405, 415", "inputPath: the field, where it is known"),
        new("BAD_DATE", "A date or time is none.", "Write it as EDTF: 2024-06-25, [2024-06-24..2024-06-26].", Carries: "inputPath"),
        new("BAD_CURSOR", "The cursor was not given out by this list.", "Ask for the first page again, with the same filter and order throughout."),
        new("UNKNOWN_NODE", "There is no such thing.", "Search for it, and use its id.", Carries: "inputPath"),
        new("UNKNOWN_KIND", "There is no such kind of thing or relation.", "Use one of those that the sentence lists."),
        new("WRONG_KIND", "The thing is of another kind, or cannot stand at this end.", "Ask by its own kind, or turn the relation round.", Carries: "inputPath"),
        new("IDENTITY_CONFLICT", "A judgement would make one of things that are judged DIFFERENT.", "Withdraw one of the judgements of the chain first.", Carries: "things: the chain"),
        new("EVIDENCE_MISSING", "Nothing is named that says so.", "Name the claims it is according to, or cite a document.", Carries: "inputPath"),
        new("EVIDENCE_MISMATCH", "The quoted words do not stand in the document, or not there.", "Quote the document word for word.", Carries: "inputPath"),
        new("EVIDENCE_AMBIGUOUS", "The quoted words stand there more than once.", "Quote more of the sentence, or give the selector.", Carries: "inputPath; places: where they stand"),
        new("CONFLICT", "Something that was read is newer now, something stands on what was to be taken back, or the change set's id was used for something else.", "Read again, and decide anew; for another change set take another id.", Carries: "inputPath; things: what is newer or stands on it"),
        new("PERSISTED_QUERY_NOT_FOUND", "No document is known by the id.", "Send the document's text; where only known documents are answered, have it added."),
        new("PERSISTED_QUERY_ONLY", "The service answers only documents that it knows, by their ids.", "Ask by documentId one of those that it was started with."),
        new("UNAUTHENTICATED", "No key or token came, or one that does not count.", "Send Authorization: Bearer or X-API-Key.", "401"),
        new("FORBIDDEN", "The caller's role, or the page that asks, may not.", "Ask with a key of the role that the sentence names.", "403 for a page of another origin"),
        new("LIMIT_DEPTH", "The document, a filter, a path or a neighbourhood goes too deep.", "Write it flatter, or ask in steps."),
        new("LIMIT_COST", "The answer may hold too many objects; extensions.cost has the figure.", "Ask for smaller pages, or in several requests."),
        new("LIMIT_ALIASES", "The document has too many aliases.", "Ask in several requests."),
        new("LIMIT_PAGE", "A page, or a list of ids, is too long.", "Ask for further pages with after: endCursor."),
        new("LIMIT_SIZE", "The body, the document, a list or a text is too long.", "Send or ask for it in parts.", "413 for a body"),
        new("LIMIT_TIME", "It took longer than is allowed, and was ended.", "Narrow the filter, or ask for smaller pages.", MayPass: true),
        new("LIMIT_RATE", "The caller has asked for as much as they may for now.", "Wait as long as Retry-After says.", "429", "retryAfterSeconds", MayPass: true),
        new("LIMIT_CONNECTIONS", "The caller, or everybody together, has as many sockets or subscriptions open as may be.", "Close some, or let several parts of a page share one.", "429, 503", MayPass: true),
        new("STORE_UNAVAILABLE", "The store is not there, locked, or did not answer.", "Try again; a change set with its own id is written once, however often it is sent.", "503 at /health/ready, and where keys cannot be looked up", "isTransient where trying again may help", MayPass: true),
        new("STORE_NEWER", "The store was made by a later version.", "Use that version.", "503 at /health/ready"),
        new("STORE_READ_ONLY", "The store, or this service, is only read.", "Write where it can be written."),
        new("STORE_FULL", "There is no room left for the store.", "Make room, then try again."),
        new("SEVERAL_MEANT", "On the command line: a name fits several things.", "Give more words, or the id."),
        new("MISUSED", "On the command line: the command was not given as it must be.", "See --help."),
        new("INTERNAL", "Something went wrong inside; nothing more is shown.", "Report it with its trace id, under which the log has the rest.", Carries: "traceId"),
    ];

    /// <summary>The page docs/errors.md.</summary>
    public static string Markdown() => $"""
        # Errors

        Written from the catalogue in `src/ConflictGraph/ErrorCatalogue.cs`.

        Every error has a sentence that says what was asked, what is wrong and what would work, and a code that stays: over GraphQL in `extensions.code`. Sentences may change. With `application/graphql-response+json` a request that did not run is 400; otherwise errors stand in an answer of 200, except where a status is named.

        | code | what it means | what to do | status | beside it | may pass by itself |
        |---|---|---|---|---|---|
        {string.Join('\n', All.Select(Row))}

        Nothing of the inside is shown: no type, no statement, no path. What a client sees as INTERNAL stands in the service's log with the same trace id.

        """.ReplaceLineEndings("\n");

    static string Row(ErrorEntry entry) => $"| {entry.Code} | {entry.Means} | {entry.Do} | {entry.Status} | {entry.Carries} | {(entry.MayPass ? "yes" : "")} |";
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

public enum SpeakerOrder { STATEMENTS, LATEST, NAME }

/// <summary>How a claim comes to answer: it is about what was asked; about an event that what was asked has part in; it answers such a claim; it repeats one.</summary>
public enum StatementRelation { DIRECT, THROUGH_INCIDENT, RESPONSE, REPEAT }

/// <summary>Who said what: one of about, text and by at least. A set that is null asks nothing.</summary>
public sealed record SayingQuery
{
    /// <summary>Exactly these things.</summary>
    public IReadOnlyList<NodeId>? About { get; init; }

    /// <summary>Words that a claim's text has, and the name of what it is about.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<NodeId>? By { get; init; }

    /// <summary>Sources or organisations that the claim, or what it was said in, came through.</summary>
    public IReadOnlyList<NodeId>? Via { get; init; }

    /// <summary>Documents that the claim's evidence is from, or sources that published them.</summary>
    public IReadOnlyList<NodeId>? Citing { get; init; }

    public IReadOnlyList<string>? Stances { get; init; }

    public IReadOnlyList<string>? ClaimKinds { get; init; }

    public During? During { get; init; }

    /// <summary>SAID: when it was said. HAPPENED: when an event it is about was. RECORDED: when it was entered.</summary>
    public TimeOf DuringOf { get; init; } = TimeOf.SAID;

    /// <summary>False: only what is DIRECT.</summary>
    public bool IncludeRelated { get; init; } = true;

    /// <summary>Only claims that were public by this instant.</summary>
    public DateTimeOffset? PublishedUntil { get; init; }

    public SpeakerOrder Order { get; init; }

    public int First { get; init; } = 25;

    /// <summary><see cref="Speaker.Cursor"/> of the last one seen.</summary>
    public string? After { get; init; }
}

/// <summary>Speakers, each with all that they said of what was asked.</summary>
/// <param name="Speakers">A page.</param>
/// <param name="Total">All speakers.</param>
/// <param name="Matched">The entities that the text was taken for.</param>
/// <param name="Complete">False when a cap was reached; the total is exact when true.</param>
/// <param name="UndatedLeftOut">Statements without the asked time.</param>
public sealed record SpeakerPage(IReadOnlyList<Speaker> Speakers, int Total, bool HasMore, IReadOnlyList<Entity> Matched, bool Complete, int UndatedLeftOut);

/// <param name="Statements">All of them, newest first, undated last.</param>
public sealed record Speaker(Entity Entity, IReadOnlyList<Statement> Statements, string Cursor)
{
    /// <summary>By the ontology's order.</summary>
    public IReadOnlyList<(string Stance, int Count)> Stances => [.. Enumerations.Stance.Values
        .Select(stance => (stance.Name, Statements.Count(statement => statement.Claim.Properties.Text("stance") == stance.Name))).Where(pair => pair.Item2 > 0)];

    public When? Latest => Statements.Count == 0 ? null : Statements[0].Claim.Properties.Time("saidAt");

    /// <summary>A page of the statements; after the <see cref="Statement.Cursor"/> of one.</summary>
    public Page<Statement> Page(int first, string? after = null)
    {
        var from = 0;
        if (after is not null && (from = 1 + Statements.ToList().FindIndex(statement => statement.Cursor == after)) == 0)
            throw new BadCursorException();
        var items = Statements.Skip(from).Take(first).ToList();
        return new Page<Statement>(items, from + items.Count < Statements.Count, Statements.Count);
    }
}

/// <summary>One thing somebody said.</summary>
/// <param name="Through">What lies between the claim and what was asked: events, or the claim it answers.</param>
/// <param name="Certainty">That of the weakest edge on the way, and why.</param>
public sealed record Statement(Entity Claim, StatementRelation Relation, IReadOnlyList<NodeId> Through, Certainty Certainty, string? Why)
{
    public string Cursor => Claim.Id.Value;
}

/// <summary>Claims on a subject, arranged by who made them.</summary>
public sealed class WhoSaidWhat(GraphAt graph)
{
    public Task<SpeakerPage> AskAsync(SayingQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}

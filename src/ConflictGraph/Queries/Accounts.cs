using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>How the accounts of one question stand to each other. Never a winner.</summary>
public enum AccountVerdict { SINGLE, AGREE, COMPATIBLE, UPDATED, DISAGREE }

/// <summary>The accounts of one event on one question (of a measure: of one side and unit), compared.</summary>
/// <param name="Id">Event, question, side and unit.</param>
public sealed record Disagreement(string Id, Entity Event, string Question, string? Side, string? Unit, AccountVerdict Verdict, IReadOnlyList<Account> Accounts, int IndependentOrigins)
{
    /// <summary>Accounts that say the same, together, with how many independent origins stand behind them.</summary>
    public required IReadOnlyList<AccountSide> Sides { get; init; }
}

/// <summary>What one origin answers: things add up, of measures and times the latest counts.</summary>
/// <param name="Claimants">Canonical, oldest first.</param>
/// <param name="Value">A short text for display.</param>
/// <param name="Answers">Those that count.</param>
/// <param name="Claims">The claims that give them, oldest first.</param>
/// <param name="Superseded">Claims of the same origin whose answer no longer counts: corrected, taken back, or followed by a later one.</param>
public sealed record Account(
    IReadOnlyList<NodeId> Claimants, string Value, IReadOnlyList<Answer> Answers, IReadOnlyList<NodeId> Claims, IReadOnlyList<NodeId> Origins, int IndependentOrigins, IReadOnlyList<NodeId> Superseded);

public sealed record AccountSide(string Value, IReadOnlyList<Account> Accounts, int IndependentOrigins);

/// <summary>One answer of one claim. At most one value is set; things are canonical.</summary>
public sealed record Answer(NodeId Claim, string Question, Polarity Polarity, string? Stance)
{
    public Measure? Measure { get; init; }

    public NodeId? Entity { get; init; }

    public When? When { get; init; }

    public string? Effect { get; init; }

    public string? Text { get; init; }
}

/// <summary>Who says what of events, question by question.</summary>
public sealed class Accounts(GraphAt graph)
{
    /// <summary>All verdicts, by event; questions in the ontology's order, then side and unit. Events that are not there are absent.</summary>
    public Task<IReadOnlyDictionary<NodeId, IReadOnlyList<Disagreement>>> OfAsync(
        IReadOnlyCollection<NodeId> events, IReadOnlyCollection<string>? questions = null, DateTimeOffset? publishedUntil = null, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}

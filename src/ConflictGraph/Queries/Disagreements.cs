using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <param name="About">Incidents, or things that an incident's claims give a part in it.</param>
public sealed record DisagreementQuery(IReadOnlyCollection<NodeId>? About = null, IReadOnlyCollection<string>? Questions = null, During? During = null)
{
    public DateTimeOffset? PublishedUntil { get; init; }

    public int First { get; init; } = 25;

    /// <summary><see cref="DisagreementPage.End"/> or the <see cref="FoundDisagreement.Cursor"/> of the last one seen.</summary>
    public string? After { get; init; }

    public bool WithTotal { get; init; }
}

public sealed record FoundDisagreement(Disagreement Disagreement, string Cursor);

/// <param name="Complete">False when 2,000 incidents were looked at and there are more: a further page goes on after <paramref name="End"/>.</param>
/// <param name="Total">When asked; exact when complete.</param>
public sealed record DisagreementPage(IReadOnlyList<FoundDisagreement> Items, bool HasMore, bool Complete, int? Total, string? End, int UndatedLeftOut);

/// <summary>Incidents of which accounts contradict each other, newest first.</summary>
public sealed class Disagreements(GraphAt graph)
{
    public Task<DisagreementPage> FindAsync(DisagreementQuery query, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}

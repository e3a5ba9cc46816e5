using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A change set as it is read from a mutation: its steps, what they need to be allowed, and what its answer shows.</summary>
/// <param name="before">The graph that the writer's ids are read in: the newest, or, of what was written already, that before it.</param>
/// <param name="asRead">The revision that the writer had read, if they say so.</param>
sealed class Draft(GraphAt before, long? asRead)
{
    readonly List<Step> steps = [];
    readonly List<(NodeId Id, string Path)> made = [];
    readonly List<(Step.CorrectNode Step, IReadOnlyList<Translation> Now)> translated = [];
    readonly HashSet<NodeId> put = [];
    readonly List<string> shown = [];
    readonly List<string> reasons = [];

    public GraphAt Before => before;

    /// <summary>What the writer had before them when they named pieces of evidence by their ids.</summary>
    public long AsRead => Math.Min(asRead ?? before.At, before.At);

    public World World => before.World;

    public IReadOnlyList<Step> Steps => steps;

    /// <summary>Ids that were made from names.</summary>
    public IReadOnlyList<(NodeId Id, string Path)> Made => made;

    /// <summary>Steps that add a translation, with all that the node has then.</summary>
    public IReadOnlyList<(Step.CorrectNode Step, IReadOnlyList<Translation> Now)> Translated => translated;

    /// <summary>The things that the writer named or entered, in order.</summary>
    public IReadOnlyList<string> Shown => shown;

    public string? Reason => reasons.Count == 0 ? null : string.Join("; ", reasons.Distinct());

    /// <summary>Whether it says what something is to be, so that nothing newer may stand there.</summary>
    public bool Replaces { get; set; }

    public void Add(Step step) => steps.Add(step);

    public void Show(string id) => shown.Add(id);

    /// <summary>Puts translations in the place of those that a node has.</summary>
    public void Translate(NodeId id, IReadOnlyList<Translation> now, string path)
    {
        Replaces = true;
        var step = new Step.CorrectNode(id, [("translations", now)]) { Path = path };
        translated.Add((step, now));
        steps.Add(step);
        Show(id.Value);
    }

    public void Because(string? reason)
    {
        if (!string.IsNullOrWhiteSpace(reason))
            reasons.Add(reason);
    }

    public void Put(Node node, string path)
    {
        put.Add(node.Id);
        Replaces = true;
        steps.Add(new Step.PutNode(node) { Path = path });
        Show(node.Id.Value);
    }

    public void Make(NodeId id, string path)
    {
        if (put.Contains(id))
            throw new InputRefusedException(path, new BadInputException($"Two entries would both be {id}. Give one of them an id of its own, such as {id}-2."));
        made.Add((id, path));
    }

    /// <summary>The node as the steps so far leave it; null where there is none.</summary>
    public async Task<Node?> NodeAsync(NodeId id, CancellationToken cancellation)
    {
        var node = steps.OfType<Step.PutNode>().LastOrDefault(step => step.Node.Id == id)?.Node ?? await StoredAsync(id, cancellation).ConfigureAwait(false);
        return node is null ? null : steps.OfType<Step.CorrectNode>().Where(step => step.Id == id).Aggregate(node, (was, step) => was with { Properties = was.Properties.With(was.Kind.Properties, step.Changes) });
    }

    /// <summary>The node as it was entered; null where there is none.</summary>
    public async Task<Node?> StoredAsync(NodeId id, CancellationToken cancellation)
    {
        var groups = await before.Reads.GroupsAsync(before.At, [id], cancellation).ConfigureAwait(false);
        return groups.GetValueOrDefault(id)?.Members.FirstOrDefault(member => member.Node.Id == id)?.Node;
    }

    /// <summary>Who made a claim at a revision, as the edges that say so.</summary>
    public async Task<IReadOnlyList<EdgeId>> MadeByAsync(NodeId claim, long at, CancellationToken cancellation)
    {
        var query = new LinkQuery { Kinds = [EdgeKinds.MadeClaim], Direction = Direction.IN, WithPayload = true };
        var links = await before.Reads.LinksAsync(at, [claim], query, cancellation).ConfigureAwait(false);
        return [.. (links.GetValueOrDefault(claim)?.Items ?? []).Select(link => link.Payload!.Edge).Where(edge => edge.To == claim).Select(edge => edge.Id)];
    }

    /// <summary>The edge as it stands.</summary>
    public async Task<Edge?> EdgeAsync(EdgeId id, long at, CancellationToken cancellation) =>
        (await before.Reads.EdgesAsync(at, [id], cancellation).ConfigureAwait(false)).GetValueOrDefault(id)?.Edge;
}

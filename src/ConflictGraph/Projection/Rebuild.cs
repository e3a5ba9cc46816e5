using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Projection;

/// <summary>Something that is stored otherwise than the truth makes it.</summary>
/// <param name="What">The thing: a node's id, or a link as kind, ends and edge.</param>
public sealed record Difference(string What, string? Stored, string? Rebuilt);

/// <summary>Makes all rows anew from what was entered and compares them with what is stored: the proof that following each change gives the same as starting over.</summary>
public sealed class Rebuild(World world, Limits? limits = null)
{
    const int PageSize = 1000;

    /// <summary>Differences at a revision, by node id, then link; empty when all is well.</summary>
    public async Task<IReadOnlyList<Difference>> CompareAsync(IGraphReads reads, long at, CancellationToken cancellation = default)
    {
        var draft = new Draft(world, Revision.None) { IsWholeGraph = true };
        var serials = new Dictionary<NodeId, long>();
        var edges = new List<Edge>();
        for (string? after = null; ;)
        {
            var page = await reads.RecordsAsync(at, new PageOf(PageSize, after), cancellation);
            foreach (var record in page.Items)
                Take(record, draft, serials, edges);
            if ((after = page.Next) is null)
                break;
        }
        draft.SetSerials(serials);
        foreach (var edge in edges)
            draft.Put(edge);
        draft.Queue.Clear();

        var follow = new Follow(draft, limits ?? Limits.Default);
        await follow.RebuildAsync(new DraftLoader(reads, draft, cancellation));
        var rebuilt = new ProjectedRows(draft, follow).Make("rebuild", "", "", null, DateTimeOffset.UnixEpoch);
        var differences = new List<Difference>();
        await CompareNodesAsync(reads, at, rebuilt, differences, cancellation);
        await CompareLinksAsync(reads, at, rebuilt, serials, differences, cancellation);
        return differences;
    }

    static void Take(Record record, Draft draft, Dictionary<NodeId, long> serials, List<Edge> edges)
    {
        switch (record)
        {
            case Record.OfNode node:
                draft.Put(node.Node);
                serials[node.Node.Id] = node.Serial;
                break;
            case Record.OfEdge edge:
                edges.Add(edge.Edge);
                break;
            case Record.OfJudgement judgement:
                draft.Put(judgement.Judgement);
                break;
            case Record.OfText text:
                draft.PutText(text.Text);
                break;
        }
    }

    static async Task CompareNodesAsync(IGraphReads reads, long at, Append rebuilt, List<Difference> differences, CancellationToken cancellation)
    {
        var bySerial = rebuilt.Nodes.ToDictionary(node => node.Serial, node => node.Id);
        foreach (var chunk in rebuilt.Nodes.OrderBy(node => node.Id).Chunk(PageSize))
        {
            var groups = await reads.GroupsAsync(at, [.. chunk.Select(node => node.Id)], cancellation);
            var entities = await reads.EntitiesAsync(at, [.. chunk.Select(node => node.Id)], cancellation);
            foreach (var node in chunk)
            {
                var (group, entity) = (groups.GetValueOrDefault(node.Id), entities.GetValueOrDefault(node.Id));
                var stored = group?.Members.FirstOrDefault(member => member.Node.Id == node.Id)?.Shown;
                if (stored != node.Shown)
                    differences.Add(new Difference(node.Id.Value, stored, node.Shown));
                var readsAs = bySerial[node.Canonical];
                if (entity?.Id != readsAs)
                    differences.Add(new Difference($"{node.Id} reads as", entity?.Id.Value, readsAs.Value));
                if (node.IsListed && entity is not null && (entity.ByName != node.ByName || entity.Time != node.Time))
                    differences.Add(new Difference($"{node.Id} stands in order", $"{entity.ByName} {entity.Time}", $"{node.ByName} {node.Time}"));
            }
        }
    }

    static async Task CompareLinksAsync(IGraphReads reads, long at, Append rebuilt, Dictionary<NodeId, long> serials, List<Difference> differences, CancellationToken cancellation)
    {
        // The numbers of edge versions are the store's own; here an edge goes by its id.
        var edges = rebuilt.Edges.ToDictionary(edge => edge.Version, edge => edge.Edge.Id.Value);
        var made = rebuilt.Links.Select(link => Line(link.Kind, link.A, link.B, link.Edge < 0 ? $"{link.Edge}" : edges[link.Edge], link.Certainty, link.Tag, link.Time)).ToHashSet(StringComparer.Ordinal);
        var stored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in rebuilt.Nodes.Where(node => node.IsListed).Select(node => node.Id).Chunk(100))
        {
            var query = new LinkQuery { Direction = Direction.OUT, Layer = Layer.BOTH, Loops = true, WithPayload = true, First = PageSize };
            var pages = await reads.LinksAsync(at, chunk, query, cancellation);
            foreach (var id in chunk)
                for (var page = pages.GetValueOrDefault(id); page is not null; page = page.HasMore ? (await reads.LinksAsync(at, [id], query with { After = page.Items[^1].Cursor }, cancellation))[id] : null)
                    stored.UnionWith(page.Items.Select(link => Line(link.Kind, serials[link.Node], link.OtherSerial, link.IsDirect ? $"{link.Edge}" : link.Payload!.Edge.Id.Value, link.Certainty, link.Tag, link.Time)));
        }
        differences.AddRange(stored.Except(made).Order(StringComparer.Ordinal).Select(line => new Difference(line, "there", null)));
        differences.AddRange(made.Except(stored).Order(StringComparer.Ordinal).Select(line => new Difference(line, null, "there")));
    }

    static string Line(EdgeKind kind, long from, long to, string edge, Certainty certainty, string? tag, TimeKeys? time) => $"{kind} {from} > {to} of {edge}: {certainty} {tag} {time}";
}

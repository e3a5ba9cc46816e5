using System.Globalization;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Writes the rows of one revision into a transaction. What is closed is closed first.</summary>
sealed class Appender(ICypher cypher, Append next, CancellationToken cancellation)
{
    static readonly string[] NodeColumns = [.. NodeRow.Columns, "longitude", "latitude", "values"];

    readonly Parameters common = new() { ["at"] = next.Revision.Number };
    readonly UnderWay underWay = new();

    public async Task WriteAsync()
    {
        try
        {
            await CloseAsync();
            await NodesAsync();
            await LinksAsync();
            await JudgementsAsync();
            await KeysAsync();
            await TextsAsync();
            await underWay.AllAsync();
            await RevisionAsync();
        }
        finally
        {
            await underWay.EndAsync();
        }
    }

    async Task CloseAsync()
    {
        var ids = IdsOfClosed(Entered.NODE, next.Nodes.Where(node => node.Replaces is not null).Select(node => (node.Replaces!.Value, node.Id.Value)));
        var nodes = Batch("write/close-nodes", "versions of nodes to close", "id", "version");
        foreach (var version in next.Closed.Nodes)
            await nodes.AddAsync(cancellation, IdOf(ids, version, "node"), version);
        await nodes.SendAsync(cancellation);
        foreach (var kind in next.Closed.Links.GroupBy(key => key.Kind))
        {
            var links = Batch(Statement.Of("write/close-links", ("kind", kind.Key.Name)), "links to close", "a", "b", "edge");
            foreach (var key in kind)
                await links.AddAsync(cancellation, key.A, key.B, key.Edge);
            await links.SendAsync(cancellation);
        }
        await CloseJudgementsAsync();
        var keys = Batch("write/close-keys", "keys to close", "key", "node");
        foreach (var key in next.Closed.Keys)
            await keys.AddAsync(cancellation, KeyText.Of(key.Property, key.Text), key.Serial);
        await keys.SendAsync(cancellation);
        var retracted = Batch("write/retract-entities", "nodes to retract", "id");
        foreach (var gone in next.Retractions.Where(gone => gone.What == Entered.NODE))
            await retracted.AddAsync(cancellation, gone.Id);
        await retracted.SendAsync(cancellation);
    }

    // A version of an edge ends with its link.
    async Task CloseJudgementsAsync()
    {
        var linked = next.Closed.Links.Select(key => key.Edge).ToHashSet();
        var ids = IdsOfClosed(Entered.JUDGEMENT, next.Judgements.Where(judgement => judgement.Replaces is not null).Select(judgement => (judgement.Replaces!.Value, judgement.Judgement.Id)));
        var judgements = Batch("write/close-judgements", "judgements to close", "id", "version");
        foreach (var version in next.Closed.Edges.Where(version => !linked.Contains(version)))
            await judgements.AddAsync(cancellation, IdOf(ids, version, "edge"), version);
        await judgements.SendAsync(cancellation);
    }

    async Task NodesAsync()
    {
        var born = Batch("write/born", "nodes", NodeColumns);
        var renewed = Batch("write/renewed", "versions of nodes", NodeColumns);
        foreach (var node in next.Nodes)
        {
            var point = NativeValues.PointOf(node.Kind.Properties, node.Shown);
            await (node.IsBirth ? born : renewed).AddAsync(cancellation, [.. NodeRow.Of(node), point?.Longitude, point?.Latitude, NativeValues.Of(node.Kind.Properties, node.Shown)]);
        }
        await born.SendAsync(cancellation);
        await renewed.SendAsync(cancellation);
    }

    async Task LinksAsync()
    {
        var entered = next.Edges.ToDictionary(edge => edge.Version);
        var was = next.Closed.Links.Where(key => key.Edge > 0).ToLookup(key => key.Edge);
        var edges = Batch("write/edges", "edges", ["kind", .. EdgeRow.LinkColumns, .. EdgeRow.EdgeColumns, "values"]);
        var direct = Batch("write/direct", "direct edges", ["kind", .. EdgeRow.LinkColumns, "certainty"]);
        var moved = new Dictionary<EdgeKind, Batch>();
        foreach (var link in next.Links)
        {
            if (link.Edge < 0)
            {
                await direct.AddAsync(cancellation, [link.Kind.Name, .. EdgeRow.Of(link), link.Certainty.ToString()]);
            }
            else if (entered.TryGetValue(link.Edge, out var edge))
            {
                await edges.AddAsync(cancellation, [link.Kind.Name, .. EdgeRow.Of(link), .. EdgeRow.Of(edge, link), NativeValues.Of(link.Kind.Properties, edge.Edge.Properties.Json)]);
            }
            else
            {
                if (!was[link.Edge].Any())
                    throw new InvalidOperationException($"The link of edge version {link.Edge.ToString(CultureInfo.InvariantCulture)} is new, and its edge is neither entered nor was it joined before.");
                if (!moved.TryGetValue(link.Kind, out var batch))
                    moved[link.Kind] = batch = Batch(Statement.Of("write/moved", ("kind", link.Kind.Name)), "links that hold on", ["wasA", "wasB", .. EdgeRow.LinkColumns]);
                var old = was[link.Edge].First();
                await batch.AddAsync(cancellation, [old.A, old.B, .. EdgeRow.Of(link)]);
            }
        }
        await edges.SendAsync(cancellation);
        await direct.SendAsync(cancellation);
        foreach (var batch in moved.Values)
            await batch.SendAsync(cancellation);
        await CitationsAsync();
    }

    async Task CitationsAsync()
    {
        var citations = Batch("write/citations", "citations", "of", "id", "edge");
        foreach (var edge in next.Edges)
            foreach (var citation in EdgeRow.Citations(edge))
                await citations.AddAsync(cancellation, citation);
        await citations.SendAsync(cancellation);
    }

    async Task JudgementsAsync()
    {
        var judgements = Batch("write/judgements", "judgements", "id", "edge", "a", "b", "json", "replaces");
        foreach (var judged in next.Judgements)
            await judgements.AddAsync(cancellation, EdgeRow.Of(judged));
        await judgements.SendAsync(cancellation);
    }

    async Task KeysAsync()
    {
        var keys = Batch("write/keys", "keys", "key", "node");
        foreach (var node in next.Nodes)
            foreach (var key in node.Keys)
                await keys.AddAsync(cancellation, KeyText.Of(key.Property, key.Text), node.Serial);
        await keys.SendAsync(cancellation);
    }

    async Task TextsAsync()
    {
        var texts = Batch("write/texts", "texts", "sha256", "text");
        foreach (var text in next.Texts)
            await texts.AddAsync(cancellation, text.Sha256, text.Text);
        await texts.SendAsync(cancellation);
        var terms = Batch("write/terms", "terms", "text");
        foreach (var term in next.Terms)
            await terms.AddAsync(cancellation, term);
        await terms.SendAsync(cancellation);
    }

    async Task RevisionAsync()
    {
        var rows = await cypher.RunAsync(Statement.Of("write/revision"), RevisionRow.Of(next), cancellation);
        if (rows[0].Long(0) != 1)
            throw new InvalidOperationException($"Revision {next.Revision.Number.ToString(CultureInfo.InvariantCulture)} does not follow the newest.");
    }

    Dictionary<long, string> IdsOfClosed(Entered what, IEnumerable<(long Version, string Id)> replaced) => replaced
        .Concat(next.Retractions.Where(gone => gone.What == what).Select(gone => (gone.Version, gone.Id))).DistinctBy(closed => closed.Item1).ToDictionary(closed => closed.Item1, closed => closed.Item2);

    static string IdOf(Dictionary<long, string> ids, long version, string what) => ids.TryGetValue(version, out var id) ? id
        : throw new InvalidOperationException($"There is no open {what} version {version.ToString(CultureInfo.InvariantCulture)} to close: nothing here takes its place and nothing is retracted.");

    Batch Batch(string statement, string what, params string[] columns) => Batch(Statement.Of(statement), what, columns);

    Batch Batch(Statement statement, string what, params string[] columns) => new(cypher, underWay, statement, what, common, columns);
}

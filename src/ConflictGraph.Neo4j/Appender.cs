using System.Globalization;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>Writes the rows of one revision into a transaction. What is closed is closed first.</summary>
sealed class Appender(ICypher cypher, Append next, CancellationToken cancellation)
{
    static readonly string[] NodeColumns =
    [
        "id", "kind", "node", "version", "enteredIn", "canonical", "listed", "byName", "oldest", "newest", "span", "whenFrom", "whenUntil", "west", "south", "east", "north",
        "name", "alias", "latin", "body", "shown", "entered", "replaces", "memberOf", "longitude", "latitude", "values",
    ];

    readonly long at = next.Revision.Number;
    readonly Parameters common = new() { ["at"] = next.Revision.Number };

    public async Task WriteAsync()
    {
        await CloseAsync();
        await NodesAsync();
        await LinksAsync();
        await JudgementsAsync();
        await KeysAsync();
        await TextsAsync();
        await RevisionAsync();
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
            await (node.IsBirth ? born : renewed).AddAsync(cancellation,
                node.Id.Value, node.Kind.Name, node.Serial, node.Version, node.EnteredIn, node.Canonical, node.IsListed, node.ByName, node.Time?.From ?? TimeKeys.Undated, -node.Time?.Until ?? TimeKeys.Undated,
                node.Time?.Span, node.Time?.From, node.Time?.Until, node.Box?.West, node.Box?.South, node.Box?.East, node.Box?.North,
                Words(node.Words.Name), Words(node.Words.Alias), Words(node.Words.Latin), Words(node.Words.Body), node.Shown, node.Entered == node.Shown ? null : node.Entered, node.Replaces, node.IsListed ? null : node.Canonical,
                point?.Longitude, point?.Latitude, NativeValues.Of(node.Kind.Properties, node.Shown));
        }
        await born.SendAsync(cancellation);
        await renewed.SendAsync(cancellation);
    }

    async Task LinksAsync()
    {
        var entered = next.Edges.ToDictionary(edge => edge.Version);
        var was = next.Closed.Links.Where(key => key.Edge > 0).ToLookup(key => key.Edge);
        var edges = Batch("write/edges", "edges", "kind", "id", "a", "b", "edge", "certainty", "level", "tag", "span", "from", "until", "json", "quote", "document", "accordingTo", "replaces", "values");
        var direct = Batch("write/direct", "direct edges", "kind", "a", "b", "edge", "certainty", "level", "tag", "span", "from", "until");
        var moved = new Dictionary<EdgeKind, Batch>();
        foreach (var link in next.Links)
        {
            var (level, certainty) = ((long)link.Certainty, link.Certainty.ToString());
            if (link.Edge < 0)
            {
                await direct.AddAsync(cancellation, link.Kind.Name, link.A, link.B, link.Edge, certainty, level, link.Tag, link.Time?.Span, link.Time?.From, link.Time?.Until);
            }
            else if (entered.TryGetValue(link.Edge, out var edge))
            {
                var quoted = edge.Edge.Evidence.OrderBy(evidence => evidence.Quote is null).FirstOrDefault();
                await edges.AddAsync(cancellation, link.Kind.Name, edge.Edge.Id.Value, link.A, link.B, link.Edge, certainty, level, link.Tag, link.Time?.Span, link.Time?.From, link.Time?.Until,
                    edge.Edge.Payload, quoted?.Quote, quoted?.Document.Value, SaidBy(edge.Edge), edge.Replaces, NativeValues.Of(link.Kind.Properties, edge.Edge.Properties.Json));
            }
            else
            {
                if (!was[link.Edge].Any())
                    throw new InvalidOperationException($"The link of edge version {link.Edge.ToString(CultureInfo.InvariantCulture)} is new, and its edge is neither entered nor was it joined before.");
                if (!moved.TryGetValue(link.Kind, out var batch))
                    moved[link.Kind] = batch = Batch(Statement.Of("write/moved", ("kind", link.Kind.Name)), "links that hold on", "wasA", "wasB", "a", "b", "edge", "level", "tag", "span", "from", "until");
                var old = was[link.Edge].First();
                await batch.AddAsync(cancellation, old.A, old.B, link.A, link.B, link.Edge, level, link.Tag, link.Time?.Span, link.Time?.From, link.Time?.Until);
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
            foreach (var of in edge.Edge.AccordingTo.Concat(edge.Edge.Evidence.Select(evidence => evidence.Document)).Distinct())
                await citations.AddAsync(cancellation, of.Value, edge.Edge.Id.Value, edge.Version);
        await citations.SendAsync(cancellation);
    }

    async Task JudgementsAsync()
    {
        var judgements = Batch("write/judgements", "judgements", "id", "edge", "a", "b", "json", "replaces");
        foreach (var judged in next.Judgements)
            await judgements.AddAsync(cancellation, judged.Judgement.Id, judged.Version, judged.Judgement.A.Value, judged.Judgement.B.Value, JudgementText.Write(judged.Judgement), judged.Replaces);
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
        var revision = next.Revision;
        var rows = await cypher.RunAsync(Statement.Of("write/revision"), new Parameters
        {
            ["number"] = revision.Number, ["changeSet"] = revision.ChangeSet, ["content"] = revision.Content, ["author"] = revision.Author, ["reason"] = revision.Reason,
            ["at"] = revision.At.ToUnixTimeMilliseconds(), ["firstNode"] = revision.FirstNode, ["firstEdge"] = revision.FirstEdge, ["lastSerial"] = revision.Totals.Serials, ["totals"] = TotalsText.Write(revision.Totals),
            ["nodes"] = next.Nodes.Where(node => node.EnteredIn == at).OrderBy(node => node.Version).Select(node => node.Id.Value).ToArray(),
            ["edges"] = next.Edges.Select(edge => (edge.Version, edge.Edge.Id.Value)).Concat(next.Judgements.Select(judgement => (judgement.Version, Value: judgement.Judgement.Id))).OrderBy(entered => entered.Version).Select(entered => entered.Value).ToArray(),
            ["retracted"] = next.Retractions.Select(gone => gone.Id).Order(StringComparer.Ordinal).ToArray(),
        }, cancellation);
        if (rows[0].Long(0) != 1)
            throw new InvalidOperationException($"Revision {revision.Number.ToString(CultureInfo.InvariantCulture)} does not follow the newest.");
    }

    Dictionary<long, string> IdsOfClosed(Entered what, IEnumerable<(long Version, string Id)> replaced) => replaced
        .Concat(next.Retractions.Where(gone => gone.What == what).Select(gone => (gone.Version, gone.Id))).DistinctBy(closed => closed.Item1).ToDictionary(closed => closed.Item1, closed => closed.Item2);

    static string IdOf(Dictionary<long, string> ids, long version, string what) => ids.TryGetValue(version, out var id) ? id
        : throw new InvalidOperationException($"There is no open {what} version {version.ToString(CultureInfo.InvariantCulture)} to close: nothing here takes its place and nothing is retracted.");

    static string[]? SaidBy(Edge edge) => edge.AccordingTo.Count == 0 ? null : [.. edge.AccordingTo.Select(claim => claim.Value)];

    static string? Words(string tokens) => tokens.Length == 0 ? null : tokens;

    Batch Batch(string statement, string what, params string[] columns) => Batch(Statement.Of(statement), what, columns);

    Batch Batch(Statement statement, string what, params string[] columns) => new(cypher, statement, what, common, columns);
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The truth at a revision in canonical order: each node by id, after it its outgoing edges and judgements; then texts by hash.</summary>
sealed class ExportReads(Reading reading, long at, PageOf page, CancellationToken cancellation)
{
    const int MostNodes = 500;
    const int MostLinks = 5_000;
    const long All = 1_000_000_000;

    readonly List<(Record Record, string Place)> found = [];

    readonly record struct Exported(string Id, NodeKind Kind, long Serial, long Canonical, long EnteredIn, string Json, long Links);

    /// <summary>Where to go on in what belongs to a node: with itself, with an edge or with a judgement, after so many of them.</summary>
    readonly record struct Given(char Part, long Count)
    {
        public static readonly Given Nothing = new('n', 0);

        public long Edges => Part switch { 'e' => Count, 'j' => All, _ => 0 };

        public long Judgements => Part == 'j' ? Count : 0;
    }

    public async Task<Page<Record>> PageAsync()
    {
        var parts = page.After is { } after ? Place.Read(after, 3) : ["n", "0", ""];
        var given = parts[0] is "n" or "e" or "j" or "t" ? new Given(parts[0][0], Place.Number(parts[1])) : throw new BadCursorException();
        if (given.Part != 't')
            await NodesAsync(given, parts[2]);
        if (found.Count <= page.Size)
            await TextsAsync(given.Part == 't' ? parts[2] : "");
        var cut = Paged.Of(found, page, item => item.Place);
        return new Page<Record>([.. cut.Items.Select(item => item.Record)], cut.HasMore, Next: cut.Next);
    }

    async Task NodesAsync(Given given, string from)
    {
        var without = "";
        while (found.Count <= page.Size)
        {
            var most = Math.Min(page.Size + 1 - found.Count, MostNodes);
            var rows = await reading.RunAsync("read/exported-nodes", new Parameters { ["from"] = from, ["without"] = without, ["size"] = most, ["at"] = at }, cancellation);
            var nodes = Some(rows);
            if (nodes.Count > 0)
            {
                await AddAsync(nodes, nodes[0].Id == from ? given : Given.Nothing);
                (given, from, without) = (Given.Nothing, nodes[^1].Id, nodes[^1].Id);
            }
            if (nodes.Count == rows.Count && rows.Count < most)
                return;
        }
    }

    // At least one, and no more than so many links can belong to.
    List<Exported> Some(IReadOnlyList<Row> rows)
    {
        var (nodes, links) = (new List<Exported>(), 0L);
        foreach (var row in rows)
        {
            links += row.Long(6);
            if (nodes.Count > 0 && links > MostLinks)
                break;
            nodes.Add(new Exported(row.Text(0), reading.World.NodeKind(row.Text(1)), row.Long(2), row.Long(3), row.Long(4), row.Text(5), row.Long(6)));
        }
        return nodes;
    }

    async Task AddAsync(List<Exported> nodes, Given given)
    {
        var ids = nodes.Select(node => node.Id).ToArray();
        var edges = (await reading.RunAsync("read/exported-edges", new Parameters
        {
            ["id"] = ids, ["canonical"] = nodes.Select(node => node.Canonical).ToArray(), ["passed"] = nodes.Select((_, i) => i == 0 ? Math.Min(given.Edges, All) : 0).ToArray(), ["size"] = page.Size + 1L, ["at"] = at,
        }, cancellation)).ToLookup(row => row.Int(0));
        var judgements = (await reading.RunAsync("read/exported-judgements", new Parameters { ["id"] = ids, ["at"] = at }, cancellation)).ToLookup(row => row.Int(0));
        for (var i = 0; i < nodes.Count && found.Count <= page.Size; i++)
        {
            var (node, passed) = (nodes[i], i == 0 ? given : Given.Nothing);
            if (passed.Part == 'n')
                found.Add((new Record.OfNode(NodeReads.Entered(new NodeId(node.Id), node.Kind, node.Json), node.Serial, node.EnteredIn), Place.Of('e', 0, node.Id)));
            var number = passed.Edges;
            foreach (var row in edges[i])
                found.Add((new Record.OfEdge(ReadEdge(row), row.Long(3)), Place.Of('e', ++number, node.Id)));
            number = 0;
            foreach (var row in judgements[i])
                if (++number > passed.Judgements)
                    found.Add((new Record.OfJudgement(JudgementText.Read(new NodeId(row.Text(1)), new NodeId(row.Text(2)), row.Text(3)), row.Long(4)), Place.Of('j', number, node.Id)));
        }
    }

    Edge ReadEdge(Row row)
    {
        var parts = new EdgeId(row.Text(1)).Read(reading.World);
        return Edge.Read(parts.Kind, parts.From, parts.To, row.Text(2));
    }

    async Task TextsAsync(string after)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in reading.World.NodeKinds.Where(kind => kind.Is(Part.Document)))
            foreach (var row in await reading.RunAsync(Statement.Of("read/exported-texts", ("kind", kind.Name)), new Parameters { ["after"] = after, ["size"] = page.Size + 1L - found.Count, ["at"] = at }, cancellation))
                texts[row.Text(0)] = row.Text(1);
        found.AddRange(texts.Take(page.Size + 1 - found.Count).Select(text => ((Record)new Record.OfText(new DocumentText(text.Key, text.Value)), Place.Of('t', 0, text.Key))));
    }
}

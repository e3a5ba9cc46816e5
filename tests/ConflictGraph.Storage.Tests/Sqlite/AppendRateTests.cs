using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Storage.Tests.Sqlite;

/// <summary>
/// How fast appends are, beside plain inserts of the same rows into the same tables by the driver's own commands. By processor time, since machines are shared. Run by name:
/// <c>dotnet run -c Release --project tests/ConflictGraph.Storage.Tests -- -explicit only -class '*AppendRateTests'</c>.
/// </summary>
public sealed class AppendRateTests : IDisposable
{
    const int Nodes = 60_000;
    const int Edges = 150_000;
    const int ARevision = 5_000;
    const int ATransaction = 50_000;
    const double Share = 0.6;

    readonly TempFile file = new();
    readonly Random random = new(1);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact(Explicit = true)]
    public async Task Appends_cost_little_more_than_plain_inserts()
    {
        var nodes = Enumerable.Range(1, Nodes).Select(Node).ToList();
        var (edges, links) = SomeEdges(nodes);
        // Once small, so that neither side is measured while the runtime compiles it.
        _ = (await AppendAsync("warm.db", nodes[..2000], edges[..2000], links[..2000]), await InsertAsync("warm-plain.db", nodes[..2000], edges[..2000], links[..2000]));

        var store = await AppendAsync("graph.db", nodes, edges, links);
        var plain = await InsertAsync("plain.db", nodes, edges, links);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"store {store.Nodes:n0} nodes/s, {store.Edges:n0} edges/s; plain {plain.Nodes:n0} nodes/s, {plain.Edges:n0} edges/s of processor time"));
        Assert.True(store.Nodes > Share * plain.Nodes, "nodes");
        Assert.True(store.Edges > Share * plain.Edges, "edges");
    }

    async Task<(double Nodes, double Edges)> AppendAsync(string name, List<NodeVersion> nodes, List<EdgeVersion> edges, List<NewLink> links)
    {
        await using var store = await SomeFiles.OpenAsync(file.At(name));
        var revision = 0L;
        var start = Environment.CpuUsage.TotalTime;
        await WriteAsync(nodes.Count, (from, count, number) => new Append(Revision(number, from + 1, 1, from + count, 0)) { Nodes = nodes.GetRange(from, count) });
        var between = Environment.CpuUsage.TotalTime;
        await WriteAsync(edges.Count, (from, count, number) => new Append(Revision(number, nodes.Count + 1, from + 1, nodes.Count, from + count)) { Edges = edges.GetRange(from, count), Links = links.GetRange(from, count) });
        return Rates(nodes.Count, edges.Count, start, between);

        async Task WriteAsync(int all, Func<int, int, long, Append> next)
        {
            for (var done = 0; done < all;)
            {
                await using var writer = await store.WriteAsync(Cancellation);
                for (var written = 0; written < ATransaction && done < all; written += ARevision, done += ARevision)
                    await writer.AppendAsync(next(done, Math.Min(ARevision, all - done), ++revision), Cancellation);
                await writer.CommitAsync(Cancellation);
            }
        }
    }

    async Task<(double Nodes, double Edges)> InsertAsync(string name, List<NodeVersion> nodes, List<EdgeVersion> edges, List<NewLink> links)
    {
        await (await SomeFiles.OpenAsync(file.At(name))).DisposeAsync();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file.At(name), Pooling = false }.ConnectionString);
        connection.Open();
        Execute("PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192");
        var (birth, version, words, row, according, citation, link) = (Insert("node", 3), Insert("node_version", 17), Insert("words(rowid, name, alias, latin, body)", 5), Insert("edge_version", 9), Insert("according", 2), Insert("citation", 2), Insert("link", 11));
        const long open = int.MaxValue;

        var start = Environment.CpuUsage.TotalTime;
        InTransactions(nodes, node =>
        {
            Run(birth, node.Serial, node.Id.Value, node.Kind.Number);
            Run(version, node.Version, node.Serial, 1, open, 1, null, node.Kind.Number, node.Canonical, 1, node.ByName, node.Time?.From ?? TimeKeys.Undated, -node.Time?.Until ?? TimeKeys.Undated, node.Time?.Span, node.Time?.From, node.Time?.Until, node.Shown, null);
            Run(words, node.Version, node.Words.Name, node.Words.Alias, node.Words.Latin, node.Words.Body);
        });
        var between = Environment.CpuUsage.TotalTime;
        InTransactions(edges.Zip(links).ToList(), pair =>
        {
            var (edge, way) = pair;
            Run(row, edge.Version, 1, open, null, edge.Kind.Number, edge.From, edge.To, edge.Discriminator, edge.Edge.Payload);
            foreach (var claim in edge.AccordingTo)
                Run(according, claim, edge.Version);
            foreach (var document in edge.Citing)
                Run(citation, document, edge.Version);
            Run(link, way.A, 2 * way.Kind.Number, way.B, way.Edge, open, 1, 0, null, way.Time?.Span, way.Time?.From, way.Time?.Until);
            Run(link, way.B, (2 * way.Kind.Number) + 1, way.A, way.Edge, open, 1, 0, null, way.Time?.Span, way.Time?.From, way.Time?.Until);
        });
        return Rates(nodes.Count, edges.Count, start, between);

        SqliteCommand Insert(string table, int columns)
        {
            var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, columns).Select(i => $"$p{i}"))})";
            for (var i = 0; i < columns; i++)
                command.Parameters.Add(new SqliteParameter($"$p{i}", null));
            return command;
        }

        void Run(SqliteCommand command, params object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        void InTransactions<T>(List<T> items, Action<T> insert)
        {
            for (var done = 0; done < items.Count; done += ATransaction)
            {
                Execute("BEGIN");
                foreach (var item in items.Skip(done).Take(ATransaction))
                    insert(item);
                Execute("COMMIT");
            }
        }

        void Execute(string text)
        {
            using var command = connection.CreateCommand();
            command.CommandText = text;
            command.ExecuteNonQuery();
        }
    }

    static (double, double) Rates(int nodes, int edges, TimeSpan start, TimeSpan between) =>
        (nodes / (between - start).TotalSeconds, edges / (Environment.CpuUsage.TotalTime - between).TotalSeconds);

    NodeVersion Node(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"word{random.Next(5000)} word{random.Next(5000)} word{random.Next(5000)} {number}");
        var from = 63_800_000_000 + random.Next(100_000_000);
        return new NodeVersion(number, number, new NodeId($"claim:n{number}"), NodeKinds.Claim, 1, number, $$"""{"text":"{{name}}","claimKind":"FACTUAL","stance":"ASSERTS"}""", null)
        {
            IsBirth = true,
            ByName = name,
            Time = new TimeKeys(from, from + 86_400, 0),
            Words = new TextKeys(name, "", "", ""),
        };
    }

    (List<EdgeVersion>, List<NewLink>) SomeEdges(List<NodeVersion> nodes)
    {
        var (edges, links) = (new List<EdgeVersion>(Edges), new List<NewLink>(Edges));
        for (var number = 1; number <= Edges; number++)
        {
            var (a, b, document) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)]);
            if (a == b)
                b = nodes[(int)(a.Serial % nodes.Count)];
            var edge = new Edge(EdgeKinds.Supports, a.Id, b.Id) { Evidence = [new Evidence(document.Id, new TextSelector(10, 60), "the words that say so")] };
            edges.Add(new EdgeVersion(number, edge.Kind, a.Serial, b.Serial, "", edge, [], [document.Serial]));
            links.Add(new NewLink(edge.Kind, a.Serial, b.Serial, number, Certainty.STATED, null, a.Time));
            // Both sides are given the text, so that neither pays for making it.
            _ = edge.Payload;
        }
        return (edges, links);
    }

    static Revision Revision(long number, long firstNode, long firstEdge, long nodes, long edges) =>
        new(number, $"change-{number}", "", "desk", null, DateTimeOffset.UnixEpoch.AddSeconds(number), firstNode, firstEdge, Totals.None with { Serials = nodes, NodeVersions = nodes, EdgeVersions = edges });
}

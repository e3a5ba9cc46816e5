using System.Globalization;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j.Import;

/// <summary>
/// A graph as files for <c>neo4j-admin database import</c>, in the layout that the store itself writes: every append of its history is added, then the files are finished.
/// Rows wait on the disk until it is known when they end. In memory there are four bytes for a version, eight for a node, the ids of events and claims, and about a hundred for each derived edge, key and text that is open.
/// </summary>
public sealed class ImportFiles : IDisposable
{
    readonly string folder;
    readonly World world;
    readonly Dictionary<string, RowFile> files = new(StringComparer.Ordinal);
    readonly List<(RowFile File, string Arguments)> arguments = [];
    readonly CsvRow row = new();

    readonly Endings nodes = new(), links = new(), judgements = new(), direct = new(), keys = new();
    readonly List<long> newest = [];
    readonly Dictionary<long, string> givers = [];
    readonly Dictionary<LinkKey, long> openDirect = [];
    readonly Dictionary<(string Key, long Node), long> openKeys = [];
    readonly HashSet<string> texts = new(StringComparer.Ordinal), terms = new(StringComparer.Ordinal);
    readonly Dictionary<long, List<(int From, byte[] Link)>> moved = [];
    long directs, keyRows, revision;

    /// <param name="folder">Empty, or not there yet.</param>
    public ImportFiles(string folder, World world)
    {
        (this.folder, this.world) = (folder, world);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Nodes and relationships of the server, so far those of finished files.</summary>
    public long Rows => files.Values.Sum(file => file.Rows);

    /// <summary>Adds what the next revision writes. What is closed is closed first.</summary>
    public void Add(Append next)
    {
        revision = next.Revision.Number;
        Close(next.Closed);
        foreach (var node in next.Nodes)
            Add(node);
        Links(next);
        foreach (var edge in next.Edges)
            foreach (var citation in EdgeRow.Citations(edge))
                Nodes("Citation", "of:string,id:string,_edge:long").Write(citation);
        foreach (var judged in next.Judgements)
            Nodes("Judgement", "id:string,_edge:long,a:string,b:string,json:string,_replaces:long,_from:long,_to:long")
                .Wait(new Waiting(judged.Version, 0, (int)revision, 0), Row([.. EdgeRow.Of(judged), revision]));
        foreach (var text in next.Texts.Where(text => texts.Add(text.Sha256)))
            Nodes("Text", "sha256:string,text:string,_from:long").Write(text.Sha256, text.Text, revision);
        foreach (var term in next.Terms.Where(terms.Add))
            Nodes("Term", "text:string").Write(term);
        Add(RevisionRow.Of(next), next.Revision.At);
    }

    /// <summary>Completes every file and writes what tells the server's tool about them.</summary>
    /// <param name="settings">Scope, key and JSON of what is kept beside the graph.</param>
    public async Task FinishAsync(IEnumerable<(string Scope, string Key, string Json)> settings, CancellationToken cancellation = default)
    {
        foreach (var (scope, key, json) in settings)
            Nodes("Setting", "scope:string,key:string,json:string").Write(scope, key, json);
        Nodes("Store", "key:long,revision:long,schema:long").Write(1L, revision, Schema.Version);
        Nodes("Published", "key:long,revision:long").Write(1L, revision);
        foreach (var kind in world.NodeKinds)
            Finish(kind);
        foreach (var kind in world.EdgeKinds)
            Finish(kind);
        End("Judgement", judgements);
        End("Key", keys);
        foreach (var file in files.Values)
            file.Dispose();
        cancellation.ThrowIfCancellationRequested();
        await File.WriteAllTextAsync(Path.Combine(folder, "arguments.txt"), string.Join('\n', Arguments()) + "\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "schema.cypher"), string.Concat(Schema.Lines(world).Select(line => line.Text + ";\n")), cancellation);
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Dispose();
    }

    void Close(Closed closed)
    {
        foreach (var version in closed.Nodes)
            nodes.Add(version, revision);
        foreach (var link in closed.Links)
        {
            if (link.Edge > 0)
                links.Add(link.Edge, revision);
            else if (openDirect.Remove(link, out var number))
                direct.Add(number, revision);
        }
        foreach (var version in closed.Edges)
            judgements.Add(version, revision);
        foreach (var key in closed.Keys)
            if (openKeys.Remove((KeyText.Of(key.Property, key.Text), key.Serial), out var number))
                keys.Add(number, revision);
    }

    void Add(NodeVersion node)
    {
        var native = NativeValues.Of(node.Kind.Properties, node.Shown);
        var place = NativeValues.PointOf(node.Kind.Properties, node.Shown) is var (longitude, latitude) ? string.Create(CultureInfo.InvariantCulture, $"{{longitude: {longitude:R}, latitude: {latitude:R}}}") : null;
        var what = new Waiting(node.Version, node.Serial, (int)revision, 0);
        Versions(node.Kind).Wait(what, Row([.. NodeRow.Of(node), .. Columns.NativeOfVersion(node.Kind, native), revision]));
        Entities(node.Kind).Wait(what, Row([
            node.Serial, node.Id.Value, node.Kind.Name, node.Serial, .. Columns.NativeOfEntity(node.Kind, native), Day(node.Time?.From), Day(node.Time?.Until - 1), place]));
        while (newest.Count <= node.Serial)
            newest.Add(0);
        newest[(int)node.Serial] = node.Version;
        if (node.IsBirth && (node.Kind.Is(Part.Event) || node.Kind.Is(Part.Claim)))
            givers[node.Serial] = node.Id.Value;
        foreach (var key in node.Keys.Select(key => (KeyText.Of(key.Property, key.Text), node.Serial)).Where(key => openKeys.TryAdd(key, keyRows)))
            Nodes("Key", "key:string,_node:long,_from:long,_to:long").Wait(new Waiting(keyRows++, 0, (int)revision, 0), Row([key.Item1, key.Serial, revision]));
    }

    void Links(Append next)
    {
        var entered = next.Edges.ToDictionary(edge => edge.Version);
        foreach (var link in next.Links)
        {
            if (link.Edge < 0)
                Direct(link);
            else if (entered.TryGetValue(link.Edge, out var edge))
                Entered(link, edge);
            else
                (moved.TryGetValue(link.Edge, out var again) ? again : moved[link.Edge] = []).Add(((int)revision, Row(LinkOf(link)).Bytes.ToArray()));
        }
    }

    void Entered(NewLink link, EdgeVersion edge)
    {
        var values = Row(LinkOf(link));
        var shared = values.Length;
        values.Add([.. EdgeRow.Of(edge, link), revision, .. Columns.NativeOfEdge(link.Kind, NativeValues.Of(link.Kind.Properties, edge.Edge.Properties.Json))]);
        Relationships(link.Kind).Wait(new Waiting(link.Edge, 0, (int)revision, shared), values);
    }

    void Direct(NewLink link)
    {
        openDirect[new LinkKey(link.Kind, link.A, link.B, link.Edge)] = directs;
        Derived(link.Kind).Wait(new Waiting(directs++, 0, (int)revision, 0), Row([
            .. LinkOf(link), link.Certainty.ToString(), givers[-link.Edge], link.Tag, Day(link.Time?.From), Day(link.Time?.Until - 1)]));
    }

    void Add(Parameters values, DateTimeOffset at) =>
        Nodes("Revision", "number:long,changeSet:string,content:string,author:string,reason:string,at:long,instant:datetime,firstNode:long,firstEdge:long,lastSerial:long,totals:string,nodes:string[],edges:string[],retracted:string[]").Write(
            values["number"], values["changeSet"], values["content"], values["author"], values["reason"], values["at"], at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            values["firstNode"], values["firstEdge"], values["lastSerial"], values["totals"], values["nodes"], values["edges"], values["retracted"]);

    object?[] LinkOf(NewLink link) => [link.A, link.B, .. EdgeRow.Of(link), revision];

    // Days since year 1, as the store's own statements count them.
    static string? Day(long? seconds) => seconds is { } second ? DateOnly.FromDayNumber((int)(second / 86400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    CsvRow Row(ReadOnlySpan<object?> values)
    {
        row.Clear();
        foreach (var value in values)
            row.Add(value);
        return row;
    }

    void Finish(NodeKind kind)
    {
        if (files.TryGetValue(VersionsOf(kind), out var versions))
            foreach (var (what, bytes) in versions.Waited())
                versions.Put(bytes, Ending(nodes, what.Number, what.From));
        if (!files.TryGetValue(EntitiesOf(kind), out var entities))
            return;
        foreach (var (what, bytes) in entities.Waited().Where(entity => newest[(int)entity.What.Serial] == entity.What.Number))
            entities.Put(bytes, Utf8($",\"{(nodes.Of(what.Number, what.From) is null ? kind.Name : "Retracted")}\""));
    }

    void Finish(EdgeKind kind)
    {
        if (files.TryGetValue(RelationshipsOf(kind), out var joined))
            foreach (var (what, bytes) in joined.Waited())
            {
                joined.Put(bytes, Ending(links, what.Number, what.From));
                foreach (var (from, link) in moved.GetValueOrDefault(what.Number) ?? [])
                    joined.Put(link, bytes[what.Fixed..], Ending(links, what.Number, from));
            }
        if (files.TryGetValue(DerivedOf(kind), out var derived))
            foreach (var (what, bytes) in derived.Waited())
                derived.Put(bytes, Ending(direct, what.Number, what.From));
    }

    void End(string label, Endings endings)
    {
        if (files.TryGetValue(NodesOf(label), out var file))
            foreach (var (what, bytes) in file.Waited())
                file.Put(bytes, Ending(endings, what.Number, what.From));
    }

    static byte[] Ending(Endings endings, long number, long from) => Utf8(string.Create(CultureInfo.InvariantCulture, $",{endings.Of(number, from)}"));

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    IEnumerable<string> Arguments()
    {
        var room = Math.Max(4, (files.Values.Max(file => file.Longest) >> 20) + 2);
        return
        [
            "--id-type=integer", "--multiline-fields=true", $"--array-delimiter=U+{(int)CsvRow.ItemEnd:X4}", string.Create(CultureInfo.InvariantCulture, $"--read-buffer-size={room}m"),
            .. arguments.Where(pair => pair.File.Rows > 0).Select(pair => pair.Arguments).Order(StringComparer.Ordinal),
        ];
    }

    static string VersionsOf(NodeKind kind) => $"versions-{kind.Prefix}.csv";

    static string EntitiesOf(NodeKind kind) => $"entities-{kind.Prefix}.csv";

    static string RelationshipsOf(EdgeKind kind) => $"{kind.Name.ToLowerInvariant().Replace('_', '-')}.csv";

    static string DerivedOf(EdgeKind kind) => $"direct-{RelationshipsOf(kind)}";

    static string NodesOf(string label) => $"{label.ToLowerInvariant()}.csv";

    RowFile Versions(NodeKind kind) => FileOf(VersionsOf(kind), () => Columns.Versions(kind), $"--nodes=Version:{kind.Name}Version");

    RowFile Entities(NodeKind kind) => FileOf(EntitiesOf(kind), () => Columns.Entities(kind), "--nodes=Entity");

    RowFile Relationships(EdgeKind kind) => FileOf(RelationshipsOf(kind), () => Columns.Links(kind), $"--relationships={kind.Name}");

    RowFile Derived(EdgeKind kind) => FileOf(DerivedOf(kind), () => Columns.Direct, $"--relationships={kind.Name}");

    RowFile Nodes(string label, string header) => FileOf(NodesOf(label), () => header, $"--nodes={label}");

    RowFile FileOf(string name, Func<string> header, string argument)
    {
        if (files.TryGetValue(name, out var file))
            return file;
        files[name] = file = new RowFile(folder, name, header());
        arguments.Add((file, $"{argument}={name}"));
        return file;
    }
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.TestKit;
using ConflictGraph.Writing;
using Record = ConflictGraph.Storage.Record;

namespace ConflictGraph.Tests.Writing;

/// <summary>A desk that writes into an empty store, and checks after every revision that following gave the same as rebuilding.</summary>
public sealed class SomeDesk
{
    int number;

    public SomeDesk(Limits? limits = null)
    {
        Limits = limits ?? Limits.Default;
        ChangeSets = new ChangeSets(Store, Clock, World.Default) { Limits = Limits };
    }

    public MemoryGraphStore Store { get; } = new();

    public SomeClock Clock { get; } = new();

    public Limits Limits { get; }

    public ChangeSets ChangeSets { get; }

    /// <summary>What it was asked to write, refused ones too.</summary>
    public List<ChangeSet> Tried { get; } = [];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<WriteAnswer> WriteAsync(params Step[] steps)
    {
        var set = new ChangeSet($"set-{++number}", "desk", null, steps);
        Tried.Add(set);
        var answer = await ChangeSets.WriteAsync(set, cancellation: Cancellation);
        await CheckAsync();
        return answer;
    }

    public async Task<string> RefusalAsync(params Step[] steps)
    {
        var refusal = await Assert.ThrowsAnyAsync<ConflictGraphException>(() => WriteAsync(steps));
        return refusal.Code;
    }

    public async Task CheckAsync()
    {
        var newest = await Store.NewestAsync(Cancellation);
        var differences = await new Rebuild(World.Default, Limits).CompareAsync(Store, newest.Number, Cancellation);
        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(10)));
    }

    public async Task<long> NewestAsync() => (await Store.NewestAsync(Cancellation)).Number;

    public async Task<Entity?> EntityAsync(string id) => (await Store.EntitiesAsync(await NewestAsync(), [new NodeId(id)], Cancellation)).GetValueOrDefault(new NodeId(id)) is { RetractedIn: null } entity ? entity : null;

    public async Task<Edge?> EdgeAsync(EdgeId id) => (await Store.EdgesAsync(await NewestAsync(), [id], Cancellation)).GetValueOrDefault(id)?.Edge;

    public IReadOnlyList<NodeId> Live() => [.. Store.Database.Published.Nodes.Where(row => row.IsOpen).Select(row => row.What.Id).Order()];

    /// <summary>Direct edges as kind, from, to, and modality or stance.</summary>
    public async Task<IReadOnlyList<string>> DirectAsync(string of)
    {
        var entity = await EntityAsync(of);
        return entity is null ? [] : [.. Derived.Of(entity, World.Default).Direct.Select(edge => $"{edge.Kind} {edge.From} > {edge.To} {edge.Stance ?? edge.Modality.ToString()} {edge.Certainty}")];
    }

    /// <summary>The truth at a revision, line by line, as an export would have it.</summary>
    public async Task<IReadOnlyList<string>> TruthAsync(long at)
    {
        var lines = new List<string>();
        for (string? after = null; ;)
        {
            var page = await Store.RecordsAsync(at, new PageOf(500, after), Cancellation);
            lines.AddRange(page.Items.Select(Line));
            if ((after = page.Next) is null)
                return lines;
        }
    }

    public async IAsyncEnumerable<Record> HistoryAsync()
    {
        for (string? after = null; ;)
        {
            var page = await Store.RecordsAsync(null, new PageOf(100, after), Cancellation);
            foreach (var record in page.Items)
                yield return record;
            if ((after = page.Next) is null)
                yield break;
        }
    }

    /// <summary>Everything that readers see at a revision, row by row.</summary>
    public IReadOnlyList<string> Shown(long at)
    {
        var rows = Store.Database.Published;
        var edges = rows.Edges.ToDictionary(row => row.What.Version, row => row.What.Edge.Id.Value);
        return
        [
            .. rows.Nodes.Where(row => row.HoldsAt(at)).Select(row => $"{row.What.Id} {row.What.Canonical} {row.What.Shown} {row.What.ByName} {row.What.Time} {row.What.Words}").Order(StringComparer.Ordinal),
            .. rows.Links.Where(row => row.HoldsAt(at)).Select(row => $"{row.What.Kind} {row.What.A} {row.What.B} {(row.What.Edge < 0 ? $"{row.What.Edge}" : edges[row.What.Edge])} {row.What.Certainty} {row.What.Tag} {row.What.Time}").Order(StringComparer.Ordinal),
            .. rows.Keys.Where(row => row.HoldsAt(at)).Select(row => $"{row.What}").Order(StringComparer.Ordinal),
        ];
    }

    static string Line(Record record) => record switch
    {
        Record.OfNode node => $"{node.Node.Id} {node.Node.Properties}",
        Record.OfEdge edge => $"{edge.Edge.Id} {edge.Edge.Payload}",
        Record.OfJudgement judgement => $"{judgement.Judgement.Id} {judgement.Judgement.Verdict} {judgement.Judgement.Canonical}",
        _ => "",
    };
}

/// <summary>A clock that stands until it is moved.</summary>
public sealed class SomeClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 6, 27, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Steps with what does not matter left out.</summary>
public static class Some
{
    public static Step.PutNode Node(string id, params (string, object?)[] properties)
    {
        var kind = World.Default.NodeKindOfPrefix(id[..id.IndexOf(':', StringComparison.Ordinal)])!;
        var required = kind.Properties.Where(spec => spec.IsRequired).Select(spec => (spec.Name, (object?)(spec.Words is { } words ? Usual(words) : id)));
        return new Step.PutNode(ConflictGraph.Model.Node.Of(new NodeId(id), kind, [.. required.Where(value => !properties.Any(given => given.Item1 == value.Name)), .. properties]));
    }

    public static Step.PutEdge Edge(EdgeKind kind, string from, string to, string? accordingTo = null, string? evidence = null, Certainty certainty = Certainty.STATED, params (string, object?)[] properties) =>
        new(kind, new NodeId(from), new NodeId(to))
        {
            Properties = Properties.Of(kind.Properties, properties),
            AccordingTo = [.. (accordingTo ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new NodeId(id))],
            Evidence = [.. (evidence ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new EvidenceDraft(new NodeId(id)))],
            Certainty = certainty,
            Why = certainty == Certainty.STATED ? null : "read between the lines",
        };

    public static Step.PutEdge Took(string who, string happening, string role, string accordingTo, Certainty certainty = Certainty.STATED) =>
        Edge(EdgeKinds.ParticipatedIn, who, happening, accordingTo, certainty: certainty, properties: ("role", role));

    public static Step.RecordValue Value(string happening, Assertion answer, string accordingTo) => new(new NodeId(happening), answer, [new NodeId(accordingTo)], []);

    public static Assertion Time(string edtf) => new("TIME", Polarity.IS) { When = When.Parse(edtf) };

    public static Assertion Effect(string effect) => new("DAMAGE", Polarity.IS) { Effect = effect };

    public static Assertion Killed(long number) => new("KILLED", Polarity.IS) { Measure = Measure.Exactly(number) };

    // One that has no effect of its own where there is a choice.
    static string Usual(Enumeration words) => words.Name switch
    {
        "IncidentType" => "AIR_DRONE_STRIKE",
        "ClaimKind" => "FACTUAL",
        "DocumentKind" => "NEWS_ARTICLE",
        _ => words.Values[0].Name,
    };
}

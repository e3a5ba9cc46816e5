using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The truth with its history, in the order in which it was written. A text comes right after the first version that names it.</summary>
sealed class ReplayReads(Reading reading)
{
    static readonly EnteredPart[] Parts = Enum.GetValues<EnteredPart>();

    readonly List<(Record Record, string Place)> found = [];

    // A place is the last thing given, and whether the text that comes after it was given too.
    public async Task<Page<Record>> PageAsync(PageOf page, CancellationToken cancellation)
    {
        var (from, isTextMissing) = Start(page.After);
        var ids = new List<EnteredId>();
        await foreach (var id in new EnteredIds(reading).FromAsync(from, long.MaxValue, Parts, page.Size + 1, null, cancellation))
        {
            ids.Add(id);
            // Of the first perhaps only the text is wanted.
            if (ids.Count > page.Size + (isTextMissing ? 1 : 0))
                break;
        }
        await ReadAsync(ids, isTextMissing, cancellation);
        var cut = Paged.Of(found, page, item => item.Place);
        return new Page<Record>([.. cut.Items.Select(item => item.Record)], cut.HasMore, Next: cut.Next);
    }

    static (EnteredId From, bool IsTextMissing) Start(string? after)
    {
        if (after is null)
            return (new EnteredId(1, EnteredPart.REVISION, 0, ""), false);
        var cut = after.LastIndexOf(':');
        var last = EnteredId.At(after[..Math.Max(0, cut)]);
        return after[(cut + 1)..] switch
        {
            "0" => (last, true),
            "1" => (last with { Index = last.Index + 1 }, false),
            _ => throw new BadCursorException(),
        };
    }

    async Task ReadAsync(List<EnteredId> ids, bool isTextMissing, CancellationToken cancellation)
    {
        var entered = new EnteredReads(reading, cancellation);
        var revisions = await RevisionsAsync([.. ids.Where(id => id.Part == EnteredPart.REVISION).Select(id => id.Revision)], cancellation);
        var read = (await entered.ReadAsync([.. ids.Where(id => id.Part is EnteredPart.NODES or EnteredPart.EDGES)])).ToDictionary(one => one.Of);
        var texts = await FirstNamedAsync(read.Values, cancellation);
        foreach (var id in ids)
        {
            var text = texts.GetValueOrDefault(id);
            if (!(isTextMissing && id == ids[0]))
                found.Add((RecordOf(id, revisions, read, entered), Place.Of(id.Place, text is null ? 1 : 0)));
            if (text is not null)
                found.Add((new Record.OfText(text), Place.Of(id.Place, 1)));
        }
    }

    static Record RecordOf(EnteredId id, Dictionary<long, Revision> revisions, Dictionary<EnteredId, EnteredReads.Found> read, EnteredReads entered) => id.Part switch
    {
        EnteredPart.REVISION => new Record.OfRevision(revisions[id.Revision]),
        EnteredPart.RETRACTIONS => new Record.OfRetraction(entered.SortOf(id), id.Id, id.Revision),
        _ => read[id] switch
        {
            { Change.NodeAfter: { } node, Serial: var serial } => new Record.OfNode(node, serial, id.Revision),
            { Change.EdgeAfter: { } edge } => new Record.OfEdge(edge, id.Revision),
            { Change.JudgementAfter: { } judgement } => new Record.OfJudgement(judgement, id.Revision),
            _ => throw new InvalidOperationException($"{id.Id} was entered as nothing."),
        },
    };

    async Task<Dictionary<long, Revision>> RevisionsAsync(long[] numbers, CancellationToken cancellation) => numbers.Length == 0 ? []
        : (await reading.RunAsync("read/revisions-by-number", new Parameters { ["numbers"] = numbers }, cancellation)).Select(RevisionReads.Read).ToDictionary(revision => revision.Number);

    // Stored texts whose hash no version before names, by what names them.
    async Task<Dictionary<EnteredId, DocumentText>> FirstNamedAsync(IEnumerable<EnteredReads.Found> read, CancellationToken cancellation)
    {
        var naming = read.Where(one => one.Change.NodeAfter is { } node && node.Kind.Is(Part.Document) && node.Properties.Text("sha256") is not null)
            .Select(one => (one.Of, Hash: one.Change.NodeAfter!.Properties.Text("sha256")!)).ToList();
        if (naming.Count == 0)
            return [];
        var later = new HashSet<int>();
        foreach (var kind in reading.World.NodeKinds.Where(kind => kind.Is(Part.Document)))
        {
            var rows = await reading.RunAsync(Statement.Of("read/named-before", ("kind", kind.Name)), new Parameters
            {
                ["hash"] = naming.Select(one => one.Hash).ToArray(), ["id"] = naming.Select(one => one.Of.Id).ToArray(), ["at"] = naming.Select(one => one.Of.Revision).ToArray(),
            }, cancellation);
            later.UnionWith(rows.Select(row => row.Int(0)));
        }
        var first = naming.Where((_, i) => !later.Contains(i)).ToList();
        var texts = await new TextReads(reading).StoredAsync([.. first.Select(one => one.Hash)], cancellation);
        return first.Where(one => texts.ContainsKey(one.Hash)).ToDictionary(one => one.Of, one => new DocumentText(one.Hash, texts[one.Hash]));
    }
}

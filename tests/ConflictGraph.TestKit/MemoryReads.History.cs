using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Revisions, what each of them entered, and exports.</summary>
public abstract partial class MemoryReads
{
    public Task<Revision> NewestAsync(CancellationToken cancellation = default) => Answer(Rows.Newest, cancellation);

    public Task<Revision?> RevisionAsync(RevisionRef which, CancellationToken cancellation = default) => Answer(
        which.Number is { } number ? Rows.Revisions.Find(revision => revision.Number == number)
        : which.At is { } at ? Rows.Revisions.FindLast(revision => revision.At <= at)
        : Rows.Revisions.Find(revision => revision.ChangeSet == which.ChangeSet), cancellation);

    public Task<Page<Revision>> RevisionsAsync(RevisionQuery query, CancellationToken cancellation = default)
    {
        var revisions = Rows.Revisions
            .Where(revision => query.Author is null || revision.Author == query.Author)
            .Where(revision => query.ChangeSetPrefix is null || revision.ChangeSet.StartsWith(query.ChangeSetPrefix, StringComparison.Ordinal))
            .Where(revision => query.About is null || ChangesOf(revision.Number).Any(change => NodesOf(change).Any(query.About.Contains)));
        return Answer(query.OldestFirst
            ? PageByNumber(revisions, query.Page, revision => revision.Number)
            : PageByNumber(revisions.Reverse(), query.Page, revision => -revision.Number), cancellation);
    }

    public Task<Page<Change>> ChangesAsync(ChangeQuery query, CancellationToken cancellation = default)
    {
        var about = query.About?.ToHashSet();
        var kinds = Rows.Nodes.Where(row => row.What.IsBirth).ToDictionary(row => row.What.Id, row => row.What.Kind);
        var changes =
            from revision in Rows.Revisions
            where revision.Number > query.After && revision.Number <= query.Until
            from change in ChangesOf(revision.Number).Select((change, place) => (What: change, Place: $"{revision.Number}.{place}"))
            where about is null || NodesOf(change.What).Any(about.Contains)
            where query.Kinds is null || NodesOf(change.What).Any(id => query.Kinds.Contains(kinds[id]))
            select change;
        var rest = changes.ToList();
        if (query.Page.After is { } after)
        {
            // The place is counted over all changes of its revision, so it means the same under every filter.
            var (revision, place) = PlaceOf(after);
            rest = [.. rest.Where(change => PlaceOf(change.Place).CompareTo((revision, place)) > 0)];
        }
        var hasMore = rest.Count > query.Page.Size;
        var items = rest.Take(query.Page.Size).ToList();
        return Answer(new Page<Change>([.. items.Select(change => change.What)], hasMore, Next: !hasMore ? null : items.Count > 0 ? items[^1].Place : query.Page.After), cancellation);

        static (long Revision, int Place) PlaceOf(string place) =>
            place.Split('.') is [var revision, var number] && long.TryParse(revision, out var revisionNumber) && int.TryParse(number, out var placeNumber)
                ? (revisionNumber, placeNumber)
                : throw new BadCursorException();
    }

    public Task<IReadOnlyDictionary<NodeId, Page<Change>>> HistoryAsync(IReadOnlyCollection<NodeId> ids, PageOf page, CancellationToken cancellation = default)
    {
        var known = Rows.Nodes.Select(row => row.What.Id).ToHashSet();
        return ForEach(ids, id => !known.Contains(id) ? null : PageByNumber(
            Rows.Revisions.AsEnumerable().Reverse().SelectMany(revision => ChangesOf(revision.Number)).Where(change => change.What == Entered.NODE && change.Id == id.Value),
            page, change => -change.Revision), cancellation);
    }

    /// <summary>Nodes, then edges and judgements, each by version, then what was taken out by id.</summary>
    IEnumerable<Change> ChangesOf(long revision)
    {
        var nodes = Rows.Nodes
            .Where(row => row.From == revision && row.What.EnteredIn == revision)
            .OrderBy(row => row.What.Version)
            .Select(row => new Change(revision, row.What.Replaces is null ? ChangeOperation.ADDED : ChangeOperation.CHANGED, Entered.NODE, row.What.Id.Value)
            {
                NodeBefore = row.What.Replaces is { } version ? NodeAt(version) : null,
                NodeAfter = row.What.Entered(),
            });
        var edges = Rows.Edges
            .Where(row => row.From == revision)
            .Select(row => (row.What.Version, Change: new Change(revision, row.What.Replaces is null ? ChangeOperation.ADDED : ChangeOperation.CHANGED, Entered.EDGE, row.What.Edge.Id.Value)
            {
                EdgeBefore = row.What.Replaces is { } version ? EdgeAt(version) : null,
                EdgeAfter = row.What.Edge,
            }));
        var judgements = Rows.Judgements
            .Where(row => row.From == revision)
            .Select(row => (row.What.Version, Change: new Change(revision, row.What.Replaces is null ? ChangeOperation.ADDED : ChangeOperation.CHANGED, Entered.JUDGEMENT, row.What.Judgement.Id)
            {
                JudgementBefore = row.What.Replaces is { } version ? JudgementAt(version) : null,
                JudgementAfter = row.What.Judgement,
            }));
        var retractions = Rows.Retractions
            .Where(row => row.Revision == revision)
            .Select(row => row.What)
            .OrderBy(retraction => retraction.Id, StringComparer.Ordinal)
            .Select(retraction => new Change(revision, ChangeOperation.RETRACTED, retraction.What, retraction.Id)
            {
                NodeBefore = retraction.What == Entered.NODE ? NodeAt(retraction.Version) : null,
                EdgeBefore = retraction.What == Entered.EDGE ? EdgeAt(retraction.Version) : null,
                JudgementBefore = retraction.What == Entered.JUDGEMENT ? JudgementAt(retraction.Version) : null,
            });
        return [.. nodes, .. edges.Concat(judgements).OrderBy(pair => pair.Version).Select(pair => pair.Change), .. retractions];
    }

    Node NodeAt(long version) => Rows.Nodes.Find(row => row.What.Version == version)!.What.Entered();

    Edge EdgeAt(long version) => Rows.Edges.Find(row => row.What.Version == version)!.What.Edge;

    Judgement JudgementAt(long version) => Rows.Judgements.Find(row => row.What.Version == version)!.What.Judgement;

    /// <summary>A thing is about the node it is, or those it is at, as entered.</summary>
    static IEnumerable<NodeId> NodesOf(Change change) =>
        (change.NodeAfter ?? change.NodeBefore) is { } node ? [node.Id]
        : (change.EdgeAfter ?? change.EdgeBefore) is { } edge ? [edge.From, edge.To]
        : (change.JudgementAfter ?? change.JudgementBefore) is { } judgement ? [judgement.A, judgement.B] : [];

    /// <summary>A page that goes on after a number, whatever was written since.</summary>
    static Page<T> PageByNumber<T>(IEnumerable<T> all, PageOf page, Func<T, long> numberOf)
    {
        var after = page.After is null ? (long?)null : long.TryParse(page.After, out var number) ? number : throw new BadCursorException();
        var rest = all.Where(item => after is null || numberOf(item) > after).ToList();
        var items = rest.Take(page.Size).ToList();
        var hasMore = rest.Count > items.Count;
        return new Page<T>(items, hasMore, Next: !hasMore ? null : items.Count > 0 ? numberOf(items[^1]).ToString(CultureInfo.InvariantCulture) : page.After);
    }

    public Task<Page<Record>> RecordsAsync(long? at, PageOf page, CancellationToken cancellation = default) =>
        Answer((at is { } revision ? Export(Rows.At(revision)) : WholeHistory()).Page(page), cancellation);

    IEnumerable<Record> Export(Snapshot graph)
    {
        foreach (var version in graph.Live.Values.OrderBy(version => version.Id))
        {
            yield return new Record.OfNode(version.Entered(), version.Serial, version.EnteredIn);
            foreach (var row in Rows.Edges.Where(row => row.HoldsAt(graph.At) && row.What.From == version.Serial).OrderBy(row => row.What.Edge.Id))
                yield return new Record.OfEdge(row.What.Edge, row.From);
            foreach (var row in Rows.Judgements.Where(row => row.HoldsAt(graph.At) && row.What.A == version.Serial).OrderBy(row => row.What.Judgement.Id, StringComparer.Ordinal))
                yield return new Record.OfJudgement(row.What.Judgement, row.From);
        }
        foreach (var hash in graph.Live.Values.Select(TextOf).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            yield return new Record.OfText(new DocumentText(hash, Rows.Texts[hash]));
    }

    // A text comes right after the first version that names it.
    IEnumerable<Record> WholeHistory()
    {
        var texts = new HashSet<string>();
        foreach (var revision in Rows.Revisions)
        {
            yield return new Record.OfRevision(revision);
            foreach (var row in Rows.Nodes.Where(row => row.From == revision.Number && row.What.EnteredIn == revision.Number).OrderBy(row => row.What.Version))
            {
                yield return new Record.OfNode(row.What.Entered(), row.What.Serial, row.From);
                if (TextOf(row.What) is { } hash && texts.Add(hash))
                    yield return new Record.OfText(new DocumentText(hash, Rows.Texts[hash]));
            }
            var edges = Rows.Edges.Where(row => row.From == revision.Number).Select(row => (row.What.Version, Record: (Record)new Record.OfEdge(row.What.Edge, row.From)));
            var judgements = Rows.Judgements.Where(row => row.From == revision.Number).Select(row => (row.What.Version, Record: (Record)new Record.OfJudgement(row.What.Judgement, row.From)));
            foreach (var (_, record) in edges.Concat(judgements).OrderBy(pair => pair.Version))
                yield return record;
            foreach (var retraction in Rows.Retractions.Where(row => row.Revision == revision.Number).Select(row => row.What).OrderBy(what => what.Id, StringComparer.Ordinal))
                yield return new Record.OfRetraction(retraction.What, retraction.Id, revision.Number);
        }
    }

    /// <summary>The hash of a stored text that a document names.</summary>
    string? TextOf(NodeVersion version) =>
        version.Kind.Is(Part.Document) && version.Entered().Properties.Text("sha256") is { } hash && Rows.Texts.ContainsKey(hash) ? hash : null;
}

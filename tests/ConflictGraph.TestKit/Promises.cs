using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>What every append promises to the store. Engines trust it; the slow store looks.</summary>
static class Promises
{
    const int LongestOrderKey = 64;
    const int LongestChangeSet = 200;

    public static void Hold(bool promise, string broken)
    {
        if (!promise)
            throw new InvalidOperationException($"A broken promise: {broken}.");
    }

    /// <summary>Numbers, and what an append says about the rows that are there.</summary>
    public static void CheckBefore(Rows rows, Append next)
    {
        CheckRevision(rows, next.Revision);
        CheckNodes(rows, next);
        CheckEdges(rows, next);
        CheckClosed(rows, next);
        foreach (var term in next.Terms)
            Hold(term.Length is > 0 and <= LongestOrderKey && !term.Contains(' ', StringComparison.Ordinal), $"'{term}' is not a term");
    }

    static void CheckRevision(Rows rows, Revision revision)
    {
        var newest = rows.Newest;
        Hold(revision.Number == newest.Number + 1, $"revision {revision.Number} does not follow {newest.Number}");
        Hold(newest.Number == 0 || revision.At > newest.At, $"revision {revision.Number} is not later than the one before");
        Hold(revision.ChangeSet.Length is > 0 and <= LongestChangeSet, $"the change set id '{revision.ChangeSet}' is empty or too long");
        Hold(!rows.Revisions.Exists(known => known.ChangeSet == revision.ChangeSet), $"change set {revision.ChangeSet} was written before");
        Hold(revision.FirstNode == newest.Totals.NodeVersions + 1, $"its node versions begin at {revision.FirstNode}, not after {newest.Totals.NodeVersions}");
        Hold(revision.FirstEdge == newest.Totals.EdgeVersions + 1, $"its edge versions begin at {revision.FirstEdge}, not after {newest.Totals.EdgeVersions}");
    }

    static void CheckNodes(Rows rows, Append next)
    {
        var number = next.Revision.FirstNode - 1;
        var serial = rows.Newest.Totals.Serials;
        var births = rows.Nodes.Where(row => row.What.IsBirth).ToDictionary(row => row.What.Serial, row => row.What);
        var ids = births.Values.Select(birth => birth.Id).ToHashSet();
        var open = rows.Nodes.Where(row => row.IsOpen).ToDictionary(row => row.What.Serial, row => row.What);
        foreach (var version in next.Nodes)
        {
            Hold(version.Version == ++number, $"node version {version.Version} of {version.Id} should be {number}");
            Hold(version.ByName.Length <= LongestOrderKey && !version.ByName.Any(char.IsSurrogate), $"{version.Id} has an order key that is too long or beyond the basic plane");
            Hold(version.EnteredIn <= next.Revision.Number, $"{version.Id} was entered in a later revision");
            if (version.IsBirth)
            {
                Hold(version.Serial == ++serial, $"{version.Id} is born as {version.Serial}, not as {serial}");
                Hold(ids.Add(version.Id), $"{version.Id} is born twice");
                Hold(version.Replaces is null, $"{version.Id} is born and takes the place of another version");
                Hold(version.EnteredIn == next.Revision.Number, $"{version.Id} is born in another revision than it is entered in");
                continue;
            }
            Hold(births.TryGetValue(version.Serial, out var birth) && birth.Id == version.Id && birth.Kind == version.Kind, $"{version.Id} was not born as {version.Serial}");
            Hold(version.Replaces == open.GetValueOrDefault(version.Serial)?.Version, $"{version.Id} takes the place of {version.Replaces}, where {open.GetValueOrDefault(version.Serial)?.Version} is open");
            if (version.EnteredIn < next.Revision.Number)
                CheckDerived(version, open[version.Serial]);
        }
        Hold(next.Nodes.Select(version => version.Serial).Distinct().Count() == next.Nodes.Count, "a node has two versions in one revision");
        Hold(next.Revision.Totals.NodeVersions == number, $"the totals say that {next.Revision.Totals.NodeVersions} is the last node version, not {number}");
        Hold(next.Revision.Totals.Serials == serial, $"the totals say that {next.Revision.Totals.Serials} were born, not {serial}");
    }

    // A row that only a judgement or a derivation made holds what was entered before.
    static void CheckDerived(NodeVersion version, NodeVersion before)
    {
        Hold(version.EnteredIn == before.EnteredIn, $"{version.Id} was entered in {before.EnteredIn}, not in {version.EnteredIn}");
        Hold(version.Entered().Properties.Equals(before.Entered().Properties), $"{version.Id} was entered anew in revision {version.EnteredIn} without saying so");
    }

    static void CheckEdges(Rows rows, Append next)
    {
        var number = next.Revision.FirstEdge - 1;
        var versions = next.Edges.Select(edge => (edge.Version, edge.Edge.Id.Value)).Concat(next.Judgements.Select(judgement => (judgement.Version, judgement.Judgement.Id)));
        foreach (var (version, id) in versions.OrderBy(pair => pair.Version))
            Hold(version == ++number, $"the edge version {version} of {id} should be {number}");
        Hold(next.Revision.Totals.EdgeVersions == number, $"the totals say that {next.Revision.Totals.EdgeVersions} is the last edge version, not {number}");

        var ids = rows.Nodes.Where(row => row.What.IsBirth).Select(row => row.What).Concat(next.Nodes.Where(version => version.IsBirth)).ToDictionary(version => version.Serial, version => version.Id);
        foreach (var edge in next.Edges)
        {
            Hold(!edge.Kind.IsDirect, $"{edge.Edge.Id} is a direct edge, and those are not entered");
            Hold(edge.Kind == edge.Edge.Kind && ids.GetValueOrDefault(edge.From) == edge.Edge.From && ids.GetValueOrDefault(edge.To) == edge.Edge.To, $"{edge.Edge.Id} does not join {edge.From} to {edge.To}");
            Hold(edge.Discriminator == EdgeId.KeyOf(edge.Kind, edge.Edge.Properties), $"{edge.Edge.Id} has another discriminator: {edge.Discriminator}");
            Hold(edge.AccordingTo.Select(serial => ids[serial]).ToHashSet().SetEquals(edge.Edge.AccordingTo), $"{edge.Edge.Id} is according to other claims than its serials say");
            Hold(edge.Citing.Select(serial => ids[serial]).ToHashSet().SetEquals(edge.Edge.Evidence.Select(evidence => evidence.Document)), $"{edge.Edge.Id} cites other documents than its serials say");
            var open = rows.Edges.Find(row => row.IsOpen && row.What.Edge.Id == edge.Edge.Id);
            Hold(edge.Replaces == open?.What.Version, $"{edge.Edge.Id} takes the place of {edge.Replaces}, where {open?.What.Version} is open");
        }
        foreach (var judgement in next.Judgements)
        {
            var between = judgement.Judgement;
            Hold(ids.GetValueOrDefault(judgement.A) == between.A && ids.GetValueOrDefault(judgement.B) == between.B && between.A.CompareTo(between.B) < 0, $"{between.Id} is not between {judgement.A} and {judgement.B} in the order of their ids");
            var open = rows.Judgements.Find(row => row.IsOpen && row.What.Judgement.Id == between.Id);
            Hold(judgement.Replaces == open?.What.Version, $"{between.Id} takes the place of {judgement.Replaces}, where {open?.What.Version} is open");
        }
    }

    // Whatever ends is either replaced or retracted, and nothing else is.
    static void CheckClosed(Rows rows, Append next)
    {
        var nodes = next.Nodes.Select(version => version.Replaces).OfType<long>().Concat(Retracted(Entered.NODE));
        Hold(nodes.Order().SequenceEqual(next.Closed.Nodes.Order()), $"the closed node versions ({string.Join(", ", next.Closed.Nodes)}) are not those replaced or retracted");
        var edges = next.Edges.Select(version => version.Replaces).Concat(next.Judgements.Select(version => version.Replaces)).OfType<long>().Concat(Retracted(Entered.EDGE)).Concat(Retracted(Entered.JUDGEMENT));
        Hold(edges.Order().SequenceEqual(next.Closed.Edges.Order()), $"the closed edge versions ({string.Join(", ", next.Closed.Edges)}) are not those replaced or retracted");
        foreach (var retraction in next.Retractions)
        {
            var id = retraction.What switch
            {
                Entered.NODE => rows.Nodes.Find(row => row.What.Version == retraction.Version)?.What.Id.Value,
                Entered.EDGE => rows.Edges.Find(row => row.What.Version == retraction.Version)?.What.Edge.Id.Value,
                _ => rows.Judgements.Find(row => row.What.Version == retraction.Version)?.What.Judgement.Id,
            };
            Hold(id == retraction.Id, $"the version {retraction.Version} that ends is not of {retraction.Id}");
        }

        IEnumerable<long> Retracted(Entered what) => next.Retractions.Where(retraction => retraction.What == what).Select(retraction => retraction.Version);
    }

    /// <summary>How the graph stands after it: ends are there, links are at canonical ends, keys are those of the rows, totals add up.</summary>
    public static void CheckAfter(Rows rows, Append next)
    {
        var at = rows.At(next.Revision.Number);
        foreach (var version in at.Live.Values)
        {
            Hold(at.Live.TryGetValue(version.Canonical, out var canonical) && canonical.IsListed && canonical.Kind == version.Kind, $"{version.Id} reads as {version.Canonical}, which is not a canonical {version.Kind}");
            Hold(IsObject(version.Shown) && (version.Entered is null || IsObject(version.Entered)), $"{version.Id} is not a JSON object");
        }
        CheckLinks(rows, at);

        var keys = at.Live.Values.SelectMany(version => version.Keys.Select(key => (key, version.Serial))).Distinct();
        var open = rows.Keys.Where(row => row.IsOpen).Select(row => row.What).ToList();
        Hold(open.ToHashSet().SetEquals(keys), $"the open keys are not those of the live rows: {string.Join(", ", open.ToHashSet().Except(keys).Concat(keys.Except(open)).Select(key => $"{key.Item1.Property} '{key.Item1.Text}' of {key.Item2}"))}");

        CheckTotals("listed nodes", next.Revision.Totals.Nodes, at.Listed.Values.GroupBy(version => version.Kind.Name));
        CheckTotals("edges", next.Revision.Totals.Edges, rows.Edges.Where(row => row.IsOpen).GroupBy(row => row.What.Kind.Name));
    }

    static void CheckLinks(Rows rows, Snapshot at)
    {
        var edges = rows.Edges.Where(row => row.IsOpen).ToDictionary(row => row.What.Version, row => row.What);
        foreach (var edge in edges.Values)
            Hold(at.Live.ContainsKey(edge.From) && at.Live.ContainsKey(edge.To), $"{edge.Edge.Id} is open and one of its ends is not there");
        foreach (var judgement in rows.Judgements.Where(row => row.IsOpen).Select(row => row.What))
            Hold(at.Live.ContainsKey(judgement.A) && at.Live.ContainsKey(judgement.B), $"{judgement.Judgement.Id} is open and one of its ends is not there");

        var links = rows.Links.Where(row => row.IsOpen).Select(row => row.What).ToList();
        foreach (var link in links)
        {
            var what = $"the link {link.Kind} {link.A} → {link.B} of {link.Edge}";
            Hold(at.Listed.ContainsKey(link.A) && at.Listed.ContainsKey(link.B), $"{what} has an end that is not canonical");
            Hold(link.Edge < 0 == link.Kind.IsDirect, $"{what} is direct and of an edge, or neither");
            if (link.Edge < 0)
                Hold(at.Live.ContainsKey(-link.Edge), $"{what} is derived from nothing that is there");
            else
                Hold(edges.TryGetValue(link.Edge, out var edge) && edge.Kind == link.Kind && at.Live[edge.From].Canonical == link.A && at.Live[edge.To].Canonical == link.B && edge.Edge.Certainty == link.Certainty, $"{what} is not that of its edge");
        }
        Hold(links.Select(link => new LinkKey(link.Kind, link.A, link.B, link.Edge)).Distinct().Count() == links.Count, "a link is open twice");
        var linked = links.Select(link => link.Edge).ToHashSet();
        foreach (var edge in edges.Values)
            Hold(linked.Contains(edge.Version), $"{edge.Edge.Id} has no link");
    }

    static void CheckTotals<T>(string what, IReadOnlyDictionary<string, long> totals, IEnumerable<IGrouping<string, T>> counted)
    {
        var count = counted.ToDictionary(group => group.Key, group => group.LongCount());
        foreach (var name in totals.Keys.Union(count.Keys))
            Hold(totals.GetValueOrDefault(name) == count.GetValueOrDefault(name), $"the totals say {totals.GetValueOrDefault(name)} {what} of kind {name}, and there are {count.GetValueOrDefault(name)}");
    }

    static bool IsObject(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }
}

using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>Everything that was ever appended, in plain lists. A published one never changes; a writer works on a copy.</summary>
public sealed class Rows
{
    Snapshot? latest;

    public List<Revision> Revisions { get; } = [];

    public List<Row<NodeVersion>> Nodes { get; } = [];

    public List<Row<EdgeVersion>> Edges { get; } = [];

    public List<Row<JudgementVersion>> Judgements { get; } = [];

    public List<Row<NewLink>> Links { get; } = [];

    /// <summary>Values of list-valued indexed properties, each with the serial of its node.</summary>
    public List<Row<(Key Key, long Serial)>> Keys { get; } = [];

    public List<(Retraction What, long Revision)> Retractions { get; } = [];

    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Terms { get; } = new(CodePointOrder.Instance);

    public Revision Newest => Revisions.Count == 0 ? Revision.None : Revisions[^1];

    /// <summary>The graph at a revision; the one asked last is kept.</summary>
    public Snapshot At(long revision) => latest is { } known && known.At == revision ? known : latest = new Snapshot(this, revision);

    public Rows Copy()
    {
        var copy = new Rows();
        copy.Revisions.AddRange(Revisions);
        copy.Nodes.AddRange(Nodes);
        copy.Edges.AddRange(Edges);
        copy.Judgements.AddRange(Judgements);
        copy.Links.AddRange(Links);
        copy.Keys.AddRange(Keys);
        copy.Retractions.AddRange(Retractions);
        foreach (var (hash, text) in Texts)
            copy.Texts.Add(hash, text);
        copy.Terms.UnionWith(Terms);
        return copy;
    }

    /// <summary>Closes first, then opens: a row that is closed and opened again in one revision holds without a gap.</summary>
    public void Add(Append next)
    {
        latest = null;
        Promises.CheckBefore(this, next);
        var at = next.Revision.Number;

        Close(Nodes, at, next.Closed.Nodes, row => row.Version, "node version");
        Close(Edges, at, [.. next.Closed.Edges.Where(version => Edges.Exists(row => row.What.Version == version))], row => row.Version, "edge version");
        Close(Judgements, at, [.. next.Closed.Edges.Where(version => !Edges.Exists(row => row.What.Version == version))], row => row.Version, "edge or judgement version");
        Close(Links, at, next.Closed.Links, row => new LinkKey(row.Kind, row.A, row.B, row.Edge), "link");
        Close(Keys, at, next.Closed.Keys, row => new ClosedKey(row.Key.Property, row.Key.Text, row.Serial), "key");

        Revisions.Add(next.Revision);
        Nodes.AddRange(next.Nodes.Select(version => new Row<NodeVersion>(version, at)));
        Edges.AddRange(next.Edges.Select(version => new Row<EdgeVersion>(version, at)));
        Judgements.AddRange(next.Judgements.Select(version => new Row<JudgementVersion>(version, at)));
        Links.AddRange(next.Links.Select(link => new Row<NewLink>(link, at)));
        var standing = Keys.Where(row => row.IsOpen).Select(row => row.What).ToHashSet();
        Keys.AddRange(
            from version in next.Nodes
            from key in version.Keys
            where standing.Add((key, version.Serial))
            select new Row<(Key, long)>((key, version.Serial), at));
        Retractions.AddRange(next.Retractions.Select(retraction => (retraction, at)));
        foreach (var text in next.Texts)
            Texts.TryAdd(text.Sha256, text.Text);
        Terms.UnionWith(next.Terms);

        Promises.CheckAfter(this, next);
    }

    static void Close<T, TKey>(List<Row<T>> rows, long at, IReadOnlyList<TKey> keys, Func<T, TKey> keyOf, string what) where TKey : notnull
    {
        if (keys.Count == 0)
            return;
        var closing = new HashSet<TKey>();
        foreach (var key in keys)
            Promises.Hold(closing.Add(key), $"{what} {key} is closed twice");
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].IsOpen && closing.Remove(keyOf(rows[i].What)))
                rows[i] = rows[i] with { To = at };
        }
        Promises.Hold(closing.Count == 0, $"no {what} {string.Join(", ", closing)} is open, so it cannot be closed");
    }
}

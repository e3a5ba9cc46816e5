using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Links by node: arrays of those live at the base revision, and lists of what was opened and closed since. One writes, many read at their own revisions.</summary>
sealed class LiveLinks
{
    // When so many were opened or closed since the base, for each that it has, it is better built anew.
    const int LargestShare = 4;

    const short Unknown = -1;

    readonly long baseRevision;
    readonly int[] starts;
    readonly int[] others;
    readonly int[] edges;
    readonly ushort[] marks;
    readonly short[] kinds;
    readonly System.Collections.Concurrent.ConcurrentDictionary<long, Since> since = [];
    long newest;
    int changes;

    LiveLinks(long baseRevision, int[] starts, int[] others, int[] edges, ushort[] marks, short[] kinds) =>
        (this.baseRevision, this.starts, this.others, this.edges, this.marks, this.kinds, newest) = (baseRevision, starts, others, edges, marks, kinds, baseRevision);

    /// <summary>The last revision that it knows of.</summary>
    public long Newest => Volatile.Read(ref newest);

    public bool Holds(long at) => at >= baseRevision && at <= Newest;

    public static LiveLinks Read(Session session, long at)
    {
        var starts = new int[session.Number("SELECT coalesce(max(no), 0) + 2 FROM node")];
        var (others, edges, marks, count, last) = (new int[1024], new int[1024], new ushort[1024], 0, 0L);
        using var rows = session.Get("links-live").Bind(1, at);
        while (rows.Step())
        {
            if (count == others.Length)
            {
                Array.Resize(ref others, 2 * count);
                Array.Resize(ref edges, 2 * count);
                Array.Resize(ref marks, 2 * count);
            }
            for (var node = rows.Long(0); last < node;)
                starts[++last] = count;
            (others[count], edges[count], marks[count]) = (checked((int)rows.Long(2)), checked((int)rows.Long(3)), Mark(rows.Int(1), rows.Int(4)));
            count++;
        }
        while (last < starts.Length - 1)
            starts[++last] = count;
        return new LiveLinks(at, starts, others[..count], edges[..count], marks[..count], Kinds(session, starts.Length));
    }

    static short[] Kinds(Session session, int nodes)
    {
        var kinds = new short[nodes];
        Array.Fill(kinds, Unknown);
        using var rows = session.Get("kinds-of-nodes");
        while (rows.Step())
            if (rows.Long(0) < nodes)
                kinds[rows.Long(0)] = checked((short)rows.Int(1));
        return kinds;
    }

    /// <summary>The number of a node's kind; null of one that is newer than the base.</summary>
    public int? KindOf(long node) => node < kinds.Length && kinds[node] is var kind && kind != Unknown ? kind : null;

    /// <summary>False when it has grown so much that it should be built anew.</summary>
    public bool Add(Append append)
    {
        var at = append.Revision.Number;
        foreach (var key in append.Closed.Links.Where(key => key.A != key.B))
        {
            Close(key.A, 2 * key.Kind.Number, key.B, key.Edge, at);
            Close(key.B, 2 * key.Kind.Number + 1, key.A, key.Edge, at);
        }
        foreach (var link in append.Links.Where(link => link.A != link.B))
        {
            Of(link.A).Open(new Opened(2 * link.Kind.Number, link.B, link.Edge, Mark(2 * link.Kind.Number, (int)link.Certainty), at));
            Of(link.B).Open(new Opened(2 * link.Kind.Number + 1, link.A, link.Edge, Mark(2 * link.Kind.Number + 1, (int)link.Certainty), at));
        }
        changes += append.Links.Count + append.Closed.Links.Count;
        Volatile.Write(ref newest, at);
        return changes < 10_000 + others.Length / LargestShare;
    }

    /// <summary>Hands over far end, edge number, slot and certainty of each link that is live at a revision, until one is enough.</summary>
    public void Visit(long node, long at, Func<long, long, int, int, bool> take)
    {
        since.TryGetValue(node, out var later);
        if (node < starts.Length - 1)
        {
            for (var i = starts[node]; i < starts[node + 1]; i++)
            {
                if (later is not null && later.EndOf((SlotOf(marks[i]), others[i], edges[i])) <= at)
                    continue;
                if (!take(others[i], edges[i], SlotOf(marks[i]), CertaintyOf(marks[i])))
                    return;
            }
        }
        if (later is null)
            return;
        foreach (var opened in later.Opened())
        {
            if (opened.From <= at && opened.Until > at && !take(opened.Other, opened.Edge, opened.Slot, CertaintyOf(opened.Mark)))
                return;
        }
    }

    /// <summary>Whether nothing was opened or closed at a node since the base: then its links come in order.</summary>
    public bool IsSettled(long node) => !since.ContainsKey(node);

    void Close(long node, int slot, long other, long edge, long at) => Of(node).Close(slot, other, edge, at);

    Since Of(long node) => since.GetOrAdd(node, static _ => new Since());

    static ushort Mark(int slot, int certainty) => checked((ushort)(slot << 2 | certainty));

    static int SlotOf(ushort mark) => mark >> 2;

    static int CertaintyOf(ushort mark) => mark & 3;

    sealed class Opened(int slot, long other, long edge, ushort mark, long from)
    {
        long until = Schema.Open;

        public int Slot => slot;

        public long Other => other;

        public long Edge => edge;

        public ushort Mark => mark;

        public long From => from;

        public long Until
        {
            get => Volatile.Read(ref until);
            set => Volatile.Write(ref until, value);
        }
    }

    /// <summary>What happened at a node since the base.</summary>
    sealed class Since
    {
        readonly System.Collections.Concurrent.ConcurrentDictionary<(int Slot, long Other, long Edge), long> ends = [];
        readonly Dictionary<(int Slot, long Other, long Edge), Opened> open = [];
        Opened[] opened = [];
        int count;

        public void Open(Opened link)
        {
            open[(link.Slot, link.Other, link.Edge)] = link;
            if (count == opened.Length)
            {
                var longer = new Opened[Math.Max(4, 2 * count)];
                opened.CopyTo(longer, 0);
                Volatile.Write(ref opened, longer);
            }
            opened[count] = link;
            Volatile.Write(ref count, count + 1);
        }

        public void Close(int slot, long other, long edge, long at)
        {
            if (open.Remove((slot, other, edge), out var link))
                link.Until = at;
            else
                ends[(slot, other, edge)] = at;
        }

        /// <summary>When a link of the base ended.</summary>
        public long EndOf((int, long, long) key) => ends.IsEmpty ? Schema.Open : ends.GetValueOrDefault(key, Schema.Open);

        // The count is read first: the array read after it holds at least so many.
        public IEnumerable<Opened> Opened()
        {
            var known = Volatile.Read(ref count);
            var array = Volatile.Read(ref opened);
            for (var i = 0; i < known; i++)
                yield return array[i];
        }
    }
}

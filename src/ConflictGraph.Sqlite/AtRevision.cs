namespace ConflictGraph.Sqlite;

/// <summary>
/// What a reader learned of serials at one revision: a revision that was committed never changes, so it need not ask twice. Another revision begins anew.
/// A writer learns nothing here, since its own revision still grows.
/// </summary>
sealed class AtRevision(Session session)
{
    const int Most = 200_000;
    readonly Dictionary<long, long?> canonical = [];
    readonly Dictionary<long, bool> giving = [];
    readonly Dictionary<long, long> versions = [];
    long known = -1;
    bool isFixed;

    public long? Canonical(long at, long serial)
    {
        if (!Learns(at, canonical.Count))
            return ReadCanonical(at, serial);
        if (!canonical.TryGetValue(serial, out var found))
            canonical[serial] = found = ReadCanonical(at, serial);
        return found;
    }

    /// <summary>The version of an entity that was live then, where one was kept.</summary>
    public long? Version(long at, long serial) => Learns(at, versions.Count) && versions.TryGetValue(serial, out var version) ? version : null;

    public void Keep(long at, long serial, long version)
    {
        if (Learns(at, versions.Count))
            versions[serial] = version;
    }

    public bool GivesEdges(long at, long @event)
    {
        if (!Learns(at, giving.Count))
            return ReadGiving(at, @event);
        if (!giving.TryGetValue(@event, out var gives))
            giving[@event] = gives = ReadGiving(at, @event);
        return gives;
    }

    bool Learns(long at, int count)
    {
        if (!session.IsReader)
            return false;
        if (at != known || count >= Most)
        {
            canonical.Clear();
            giving.Clear();
            versions.Clear();
            (known, isFixed) = (at, at <= session.Number("SELECT coalesce(max(number), 0) FROM revision"));
        }
        // One that is yet to come would be asked for again, in case it has come.
        if (!isFixed)
            known = -1;
        return isFixed;
    }

    long? ReadCanonical(long at, long serial)
    {
        using var rows = session.Get("canonical-of-serial").Bind(1, serial).Bind(2, at);
        return rows.Step() ? rows.Long(0) : null;
    }

    bool ReadGiving(long at, long @event)
    {
        using var rows = session.Get("gives-edges").Bind(1, -@event).Bind(2, at);
        return rows.Step();
    }
}

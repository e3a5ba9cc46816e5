namespace ConflictGraph.Neo4j.Http;

/// <summary>Where the newest writes through one connection stand: sent along, they make every member of a cluster wait until it has them.</summary>
sealed class Bookmarks
{
    readonly Lock changing = new();
    string[] newest = [];

    public string[] Newest => Volatile.Read(ref newest);

    /// <param name="known">Those sent along with the write, which what it answered stands for as well; so there are never more than writes under way at once.</param>
    public void Replace(string[] known, IEnumerable<string> answered)
    {
        lock (changing)
            Volatile.Write(ref newest, [.. newest.Except(known).Union(answered)]);
    }

    public void Forget(string[] known)
    {
        lock (changing)
            Volatile.Write(ref newest, [.. newest.Except(known)]);
    }
}

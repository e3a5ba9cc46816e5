using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Neo4j;

/// <summary>Where the reads of one store, or of one turn at writing, go; and what is the same for all of them.</summary>
/// <param name="Names">Ids and kinds by serial, as far as they were seen here.</param>
/// <param name="Known">Revisions up to this one may be read whatever is published.</param>
sealed record Reading(ICypher Cypher, World World, NodeNames Names, long Known)
{
    public Task<IReadOnlyList<Row>> RunAsync(string statement, Parameters parameters, CancellationToken cancellation) => Cypher.RunAsync(Statement.Of(statement), parameters, cancellation);

    public Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation) => Cypher.RunAsync(statement, parameters, cancellation);

    /// <summary>What each id reads as at a revision; what is not live then is absent.</summary>
    public async Task<IReadOnlyDictionary<NodeId, NodeName>> CanonicalAsync(long at, IEnumerable<NodeId> ids, CancellationToken cancellation)
    {
        var asked = ids.Where(id => id.Value is not null).Select(id => id.Value).Distinct().ToArray();
        if (asked.Length == 0)
            return new Dictionary<NodeId, NodeName>();
        var rows = await RunAsync("read/canonical", new Parameters { ["ids"] = asked, ["at"] = at }, cancellation);
        return rows.ToDictionary(row => new NodeId(row.Text(0)), row => Names.Keep(row.Long(1), new NodeId(row.Text(2)), World.NodeKind(row.Text(3))));
    }

    /// <summary>Names of nodes by serial; those that were not seen here yet are asked for together.</summary>
    public async Task<IReadOnlyDictionary<long, NodeName>> NamesAsync(IEnumerable<long> serials, CancellationToken cancellation)
    {
        var found = new Dictionary<long, NodeName>();
        var unknown = new HashSet<long>();
        foreach (var serial in serials)
        {
            if (Names.Find(serial) is { } name)
                found[serial] = name;
            else
                unknown.Add(serial);
        }
        if (unknown.Count == 0)
            return found;
        foreach (var row in await RunAsync("read/nodes-of-serials", new Parameters { ["serials"] = unknown }, cancellation))
            found[row.Long(0)] = Names.Keep(row.Long(0), new NodeId(row.Text(1)), World.NodeKind(row.Text(2)));
        return found;
    }
}

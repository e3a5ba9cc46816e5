using ConflictGraph.Ontology;

namespace ConflictGraph.Neo4j;

/// <summary>The constraints and indexes of a graph: made, recognised, and brought up to date.</summary>
sealed class Schema(IConnection connection, World world)
{
    /// <summary>What this build works with. The graph says its own on its node <c>Store</c>.</summary>
    public const long Version = 1;

    public async Task CreateAsync(CancellationToken cancellation)
    {
        var there = (await connection.Reads.RunAsync(Statement.Of("schema/indexes-there"), Parameters.None, cancellation)).Select(row => row.Text(0)).ToHashSet(StringComparer.Ordinal);
        foreach (var line in Lines().Where(line => !there.Contains(NameOf(line))))
            await connection.Writes.RunAsync(line, Parameters.None, cancellation);
        await connection.Reads.RunAsync(Statement.Of("schema/indexes-filled"), new Parameters { ["seconds"] = 60 }, cancellation);
        await connection.Writes.RunAsync(Statement.Of("schema/start"), new Parameters { ["schema"] = Version }, cancellation);
    }

    // CREATE RANGE INDEX name …, CREATE CONSTRAINT name …
    static string NameOf(Statement line) => line.Text.Split(' ').SkipWhile(word => word is not ("INDEX" or "CONSTRAINT")).Skip(1).First();

    /// <summary>One statement for each constraint and index.</summary>
    public IEnumerable<Statement> Lines()
    {
        var files = new List<Statement> { Statement.Of("schema/constraints"), Statement.Of("schema/indexes") };
        foreach (var kind in world.NodeKinds)
        {
            files.Add(Statement.Of("schema/node-kind", ("kind", kind.Name), ("index", kind.Prefix)));
            files.AddRange(kind.Properties.Where(property => property is { IsIndexed: true, IsList: false })
                .Select(property => Statement.Of("schema/property", ("kind", kind.Name), ("index", kind.Prefix), ("property", property.Name))));
        }
        files.AddRange(world.EdgeKinds.Select(kind => Statement.Of("schema/edge-kind", ("kind", kind.Name), ("index", kind.Name.ToLowerInvariant()))));
        return files.SelectMany(file => file.Text.Split(";\n").Select(line => new Statement(file.Name, line.Trim().TrimEnd(';')))).Where(line => line.Text.Length > 0);
    }
}

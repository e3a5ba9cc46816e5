using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The constraints and indexes of a graph: made, recognised, and brought up to date.</summary>
sealed class Schema(IConnection connection, World world, Neo4jOptions options)
{
    /// <summary>What this build works with. The graph says its own on its node <c>Store</c>.</summary>
    public const long Version = 1;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    sealed record Found(long? Schema, long Revision, long Published, bool HasAnything)
    {
        public bool IsBehind => Published < Revision;
    }

    sealed record Index(string State, long Percent);

    /// <summary>
    /// Refuses what is not a store of this build's schema, unless it may be made or migrated; makes what is missing, and waits until every index is filled.
    /// Says whether a revision is committed that its writer did not live to publish.
    /// </summary>
    public async Task<bool> BringUpAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(cancellation);
        RefuseUnfit(found);
        if (options.ReadOnly)
        {
            await FilledAsync(cancellation);
            return false;
        }
        await MigrateAsync(found, cancellation);
        return found.IsBehind;
    }

    /// <summary>The names of the constraints and indexes that were made.</summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation)
    {
        var found = await FindAsync(cancellation);
        RefuseUnfit(found);
        return await MigrateAsync(found, cancellation);
    }

    /// <summary>One statement for each constraint and index.</summary>
    public IEnumerable<Statement> Lines() => Lines(world);

    public static IEnumerable<Statement> Lines(World world)
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

    async Task<Found> FindAsync(CancellationToken cancellation)
    {
        var row = (await connection.Reads.RunAsync(Statement.Of("schema/found"), Parameters.None, cancellation))[0];
        return new Found(row.LongOrNull(0), row.LongOrNull(1) ?? 0, row.LongOrNull(2) ?? 0, row.Flag(3));
    }

    void RefuseUnfit(Found found)
    {
        if (found.Schema is null && found.HasAnything)
            throw StoreErrors.Foreign(options.Address);
        if (found.Schema is null && (options.ReadOnly || !options.Create))
            throw StoreErrors.NotThere(options.Address);
        if (found.Schema > Version)
            throw StoreErrors.Newer(options.Address, found.Schema.Value, Version);
        if (found.Schema < Version && !options.Migrate)
            throw StoreErrors.Older(options.Address, found.Schema.Value, Version);
    }

    async Task<IReadOnlyList<string>> MigrateAsync(Found found, CancellationToken cancellation)
    {
        var made = await CreateMissingAsync(cancellation);
        await FilledAsync(cancellation);
        if (found.Schema is null)
            await connection.Writes.RunAsync(Statement.Of("schema/start"), new Parameters { ["schema"] = Version }, cancellation);
        if (found.Schema < Version)
            await connection.Writes.RunAsync(Statement.Of("schema/migrated"), new Parameters { ["schema"] = Version }, cancellation);
        return made;
    }

    async Task<IReadOnlyList<string>> CreateMissingAsync(CancellationToken cancellation)
    {
        var (there, made) = (await IndexesAsync(cancellation), new List<string>());
        foreach (var line in Lines().Where(line => !there.ContainsKey(NameOf(line))))
        {
            await CreateAsync(line, cancellation);
            made.Add(NameOf(line));
        }
        return made;
    }

    async Task CreateAsync(Statement line, CancellationToken cancellation)
    {
        try
        {
            await connection.Writes.RunAsync(line, Parameters.None, cancellation);
        }
        // Another process that starts at the same time made it first.
        catch (StoreException)
        {
            if (!(await IndexesAsync(cancellation)).ContainsKey(NameOf(line)))
                throw;
        }
    }

    /// <summary>An index answers from the start, but not with everything before it is filled.</summary>
    async Task FilledAsync(CancellationToken cancellation)
    {
        var ours = Lines().Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var start = options.Clock.GetTimestamp();
        while (true)
        {
            var waiting = (await IndexesAsync(cancellation)).Where(index => index.Value.State != "ONLINE" && ours.Contains(index.Key)).OrderBy(index => index.Value.Percent).ToList();
            if (waiting.Count == 0)
                return;
            if (waiting.Find(index => index.Value.State == "FAILED") is { Key: { } failed })
                throw StoreErrors.NotFilled(options.Address, failed);
            if (options.Clock.GetElapsedTime(start) >= options.StartTimeout)
                throw StoreErrors.Filling(options.Address, waiting[0].Key, waiting[0].Value.Percent, waiting.Count);
            await Task.Delay(BetweenLooks, options.Clock, cancellation);
        }
    }

    async Task<Dictionary<string, Index>> IndexesAsync(CancellationToken cancellation) =>
        (await connection.Reads.RunAsync(Statement.Of("schema/indexes-there"), Parameters.None, cancellation)).ToDictionary(row => row.Text(0), row => new Index(row.Text(1), row.Long(2)), StringComparer.Ordinal);

    // CREATE RANGE INDEX name …, CREATE CONSTRAINT name …
    static string NameOf(Statement line) => line.Text.Split(' ').SkipWhile(word => word is not ("INDEX" or "CONSTRAINT")).Skip(1).First();
}

using System.Globalization;
using ConflictGraph.Ontology;

namespace ConflictGraph.Sqlite;

/// <summary>The tables of a file: made, recognised, and brought up to date.</summary>
static class Schema
{
    /// <summary>What this build works with. A file says its own in <c>user_version</c>.</summary>
    public const long Version = 1;

    /// <summary>Where rows end that nothing has closed.</summary>
    public const long Open = int.MaxValue;

    /// <summary>The kind of rows in edge_version that are judgements; kinds of edges count from 1.</summary>
    public const int Judgement = 0;

    // "CfGr": tells a store from any other database.
    const long ApplicationId = 0x43664772;

    /// <summary>What each step changes, by the schema that it starts from. A step may run twice.</summary>
    static readonly IReadOnlyList<Action<Session>> Steps = [session => session.Execute(Sql.Text("schema"))];

    /// <summary>Refuses what is not a store of this build's schema, unless it may be made or migrated; says whether there is something to migrate, and that may be done.</summary>
    public static bool IsToBeMigrated(Session session, SqliteOptions options)
    {
        var found = session.Number("PRAGMA user_version");
        if (found > Version)
            throw IsOurs(session) ? StoreErrors.Newer(session.Path, found, Version) : StoreErrors.Foreign(session.Path);
        if (found == Version)
            return IsOurs(session) ? options.Migrate && Indexed(session.World).Any(index => session.IndexOf(index.Kind, index.Property) is null) : throw StoreErrors.Foreign(session.Path);
        if (IsOurs(session))
            return options.Migrate ? true : throw StoreErrors.Older(session.Path, found, Version);
        return false;
    }

    public static void Create(Session session, SqliteOptions options)
    {
        if (session.Number("SELECT count(*) FROM sqlite_schema") > 0)
        {
            if (!IsOurs(session))
                throw StoreErrors.Foreign(session.Path);
            return;
        }
        if (options.ReadOnly)
            throw StoreErrors.ReadOnly(session.Path);
        session.Execute("PRAGMA page_size = 8192");
        session.Execute("PRAGMA journal_mode = WAL");
        Change(session, () =>
        {
            // Another process may have made it since we looked.
            if (session.Number("SELECT count(*) FROM sqlite_schema") > 0)
                return;
            session.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            UpToDate(session, 0);
        });
    }

    public static void Migrate(Session session) => Change(session, () => UpToDate(session, (int)session.Number("PRAGMA user_version")));

    /// <summary>The index behind a filter on an indexed property of a kind, in the order of names.</summary>
    public static string IndexOf(NodeKind kind, PropertySpec property) =>
        $"CREATE INDEX IF NOT EXISTS {NameOfIndex(kind, property)} ON node_version(kind, shown ->> '$.{property.Name}', by_name, node, from_rev, to_rev) WHERE kind = {kind.Number.ToString(CultureInfo.InvariantCulture)} AND listed";

    public static string NameOfIndex(NodeKind kind, PropertySpec property) => $"p_{kind.Prefix}_{property.Name}";

    public static IEnumerable<(NodeKind Kind, PropertySpec Property)> Indexed(World world) =>
        from kind in world.NodeKinds from property in kind.Properties where property is { IsIndexed: true, IsList: false } select (kind, property);

    static void UpToDate(Session session, int from)
    {
        foreach (var step in Steps.Skip(from))
            step(session);
        foreach (var (kind, property) in Indexed(session.World))
            session.Execute(IndexOf(kind, property));
        session.Execute($"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
    }

    static bool IsOurs(Session session) => session.Number("PRAGMA application_id") == ApplicationId;

    static void Change(Session session, Action change)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            change();
            session.Execute("COMMIT");
        }
        catch
        {
            session.RollBack();
            throw;
        }
    }
}

using ConflictGraph.Neo4j;

namespace ConflictGraph.Cli;

/// <summary>A store in a Neo4j server. Who asks comes from the environment or a file, since command lines are seen by everybody on the machine and kept by shells.</summary>
public sealed class ServerAddress : StoreAddress
{
    public const string UserVariable = "CONFLICTGRAPH_NEO4J_USER";
    public const string PasswordVariable = "CONFLICTGRAPH_NEO4J_PASSWORD";
    public const string PasswordFileVariable = "CONFLICTGRAPH_NEO4J_PASSWORD_FILE";

    const string Shown = "https://graph.example.org:7473";
    const string DatabaseQuery = "?database=";

    static readonly string[] Schemes = ["https", "http", "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];

    ServerAddress(Neo4jOptions options) => Options = options;

    /// <summary>With the password: never to be written anywhere.</summary>
    internal Neo4jOptions Options { get; }

    public override bool IsMissing => false;

    internal static new ServerAddress Read(string given, Desk desk)
    {
        if (!Schemes.Contains(given[..given.IndexOf("://", StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase))
            throw new MisusedException($"A store is a file or a Neo4j server, whose address begins with {string.Join(", ", Schemes.Select(scheme => scheme + "://"))}.");
        // What cannot be read may hold a password too, so it is not said again.
        if (!Uri.TryCreate(given, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new MisusedException($"This is no address of a server. Write it like {Shown}");
        if (uri.UserInfo.Length > 0)
            throw new MisusedException($"The address of a server holds no user and no password: command lines are seen by others and kept. Set ${UserVariable}, and ${PasswordVariable} or ${PasswordFileVariable}, and write {Bare(uri)}");
        if (uri.AbsolutePath is not ("" or "/") || uri.Fragment.Length > 0)
            throw new MisusedException($"Name the server alone, and its database with {DatabaseQuery}NAME: {Bare(uri)}");
        return new ServerAddress(new Neo4jOptions(new Uri(Bare(uri)))
        {
            Database = DatabaseOf(uri),
            User = desk.Variable(UserVariable) is { Length: > 0 } user ? user : "neo4j",
            Password = PasswordOf(desk),
            Clock = desk.Clock,
        });
    }

    public override string ToString() => Bare(Options.Address) + (Options.Database == "neo4j" ? "" : DatabaseQuery + Options.Database);

    static string Bare(Uri uri) => $"{uri.Scheme}://{uri.Host}{(uri.IsDefaultPort || uri.Port < 0 ? "" : $":{uri.Port}")}";

    static string DatabaseOf(Uri uri) => uri.Query switch
    {
        "" => "neo4j",
        var query when query.StartsWith(DatabaseQuery, StringComparison.Ordinal) && query.Length > DatabaseQuery.Length && !query.Contains('&', StringComparison.Ordinal) => Uri.UnescapeDataString(query[DatabaseQuery.Length..]),
        _ => throw new MisusedException($"After the server only a database can be named: {Bare(uri)}{DatabaseQuery}NAME"),
    };

    static string? PasswordOf(Desk desk)
    {
        if (desk.Variable(PasswordVariable) is not { Length: > 0 } password)
            return SecretFile.Read(PasswordFileVariable, desk);
        return string.IsNullOrEmpty(desk.Variable(PasswordFileVariable)) ? password : throw new MisusedException($"Both ${PasswordVariable} and ${PasswordFileVariable} are set. Set one of them.");
    }
}

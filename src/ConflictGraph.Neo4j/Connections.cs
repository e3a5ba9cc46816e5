using ConflictGraph.Neo4j.Http;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The way to a server that its address asks for.</summary>
static class Connections
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for a server that is starting, and refuses one that is too old.</summary>
    public static async Task<IConnection> OpenAsync(Neo4jOptions options, CancellationToken cancellation = default)
    {
        var connection = To(options);
        try
        {
            RefuseOlder(options, await WaitForVersionAsync(connection, options, cancellation));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reaches nothing yet.</summary>
    public static IConnection To(Neo4jOptions options)
    {
        if (options.Address.UserInfo.Length > 0)
            throw new StoreException(StoreException.Unavailable, "An address holds no user and no password: it is logged and shown. Give them by the environment or by a file.");
        return options.Address.Scheme switch
        {
            "http" or "https" => new HttpConnection(options),
            "bolt" or "bolt+s" or "bolt+ssc" or "neo4j" or "neo4j+s" or "neo4j+ssc" => OverBolt(options),
            var other => throw new StoreException(StoreException.Unavailable, $"'{other}' is no way to reach Neo4j. Addresses begin with http, https, bolt or neo4j, such as http://host:7474."),
        };
    }

    /// <summary>Where the same server has its Query API, unless its ports were changed.</summary>
    public static Uri HttpOf(Uri address)
    {
        var isSecure = address.Scheme.Contains('+', StringComparison.Ordinal);
        // Aura has it on the usual port.
        var port = address.Host.EndsWith(".databases.neo4j.io", StringComparison.OrdinalIgnoreCase) ? -1 : isSecure ? 7473 : 7474;
        return new UriBuilder(isSecure ? "https" : "http", address.Host, port).Uri;
    }

#if NEO4J_DRIVER
    static Bolt.BoltConnection OverBolt(Neo4jOptions options) => new(options);
#else
    static IConnection OverBolt(Neo4jOptions options) => throw new StoreException(StoreException.Unavailable,
        $"{options.Address.Scheme}:// needs Neo4j.Driver, which is not in this build: build with -p:Neo4jDriver=true. {HttpOf(options.Address).GetLeftPart(UriPartial.Authority)} reaches the same server without it.");
#endif

    static async Task<Row> WaitForVersionAsync(IConnection connection, Neo4jOptions options, CancellationToken cancellation)
    {
        var started = options.Clock.GetTimestamp();
        while (true)
        {
            try
            {
                return (await connection.Reads.RunAsync(Statement.Of("read/server"), Parameters.None, cancellation))[0];
            }
            // One that hangs while it starts takes a request and does not answer it.
            catch (ConflictGraphException error) when (error is StoreException { IsTransient: true } or LimitException { Code: "LIMIT_TIME" })
            {
                if (options.Clock.GetElapsedTime(started) >= options.StartTimeout)
                    throw StoreErrors.NotStarted(options, error);
            }
            await Task.Delay(Pause, options.Clock, cancellation);
        }
    }

    // 5.26, then by year: 2025.01.
    static void RefuseOlder(Neo4jOptions options, Row server)
    {
        var found = server.List<string>(1).FirstOrDefault("");
        if (Version.TryParse(string.Concat(found.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.')), out var version) && version >= new Version(5, 26))
            return;
        throw new StoreException(StoreException.Unavailable,
            $"Neo4j at {options.Address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} is version '{found}'. 5.26 (long-term support) and later work.");
    }
}

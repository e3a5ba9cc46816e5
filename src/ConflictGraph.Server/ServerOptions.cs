using System.Net;
using System.Security.Cryptography.X509Certificates;
using ConflictGraph.Server.Access;

namespace ConflictGraph.Server;

/// <summary>How the server is to listen, and to whom it answers.</summary>
public sealed record ServerOptions
{
    /// <summary>Address and port; port 0 takes a free one.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 5080);

    /// <summary>With it the server speaks https.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What others call this server, when a proxy stands before it. They reach it then, wherever it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Origins whose pages may use the service from a browser, such as <c>https://desk.example</c>.</summary>
    public IReadOnlyCollection<string> AllowedOrigins { get; init; } = [];

    public AccessOptions Access { get; init; } = new();

    /// <summary>The largest body of a request, in bytes.</summary>
    public long MostRequestBytes { get; init; } = 256 * 1024;

    /// <summary>A store that says nothing for longer is not ready.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Objects that one key, token or address may ask for a second; whoever was quiet may ask for ten times as many at once. The owner of the machine is not counted.</summary>
    public double ObjectsPerSecond { get; init; } = 20_000;

    /// <summary>WebSockets that one key, token or address may have open at once.</summary>
    public int MostSockets { get; init; } = 100;

    /// <summary>Subscriptions that one key or token may follow at once.</summary>
    public int MostFollowed { get; init; } = 200;

    /// <summary>How long a client may take nothing of what is sent.</summary>
    internal TimeSpan Patience { get; init; } = Transport.Patience.Usual;

    /// <summary>The log as a JSON object a line, for a collector.</summary>
    public bool JsonLog { get; init; }

    /// <summary>Whether the schema may be asked for in a query.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>A folder or file of documents that clients may ask by their ids.</summary>
    public string? Documents { get; init; }

    /// <summary>Whether those are all that is answered.</summary>
    public bool OnlyDocuments { get; init; }

    /// <summary>The time of what is written.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal bool ListensWider => !IPAddress.IsLoopback(Listen.Address);

    /// <summary>By itself or through a proxy.</summary>
    internal bool IsOpenToOthers => ListensWider || PublicUrl is not null;

    /// <summary>GraphiQL is for whoever sits at this machine: a server that others reach has none.</summary>
    public bool ServesGraphiQL => WhyNoGraphiQL is null;

    /// <summary>Null where there is one.</summary>
    internal string? WhyNoGraphiQL => IsOpenToOthers ? "GraphiQL is served on this machine alone, and others reach this server. Start one on 127.0.0.1 beside it (cgraph serve --listen 127.0.0.1:5081), or let a client of your own ask /graphql."
        : OnlyDocuments ? "GraphiQL asks whatever is written into it, and this server answers only the documents that it was started with. Start one without --only-documents beside it (cgraph serve --listen 127.0.0.1:5081)."
        : null;

    /// <summary>Refuses what would show the graph to everybody on the network.</summary>
    internal void Check(bool hasKeys)
    {
        Access.Check();
        if (OnlyDocuments && Documents is null)
            throw new BadInputException("Only known documents are to be answered, and none are given: nothing could be asked. Name them with --documents.", "documents");
        foreach (var origin in AllowedOrigins)
            if (Origins.Of(origin) != origin)
                throw new BadInputException($"'{origin}' is not as browsers send it; write {Origins.Of(origin)}.", "allowedOrigins");
        if (IsOpenToOthers && !hasKeys && !Access.TakesTokens)
            throw new BadInputException(
                $"Others would reach the server {(ListensWider ? $"on {Listen}" : $"through {PublicUrl}")}, and there are no keys: everybody could read and write. Make one (cgraph keys add NAME --role admin), give the first one by a file "
                + "(CONFLICTGRAPH_ADMIN_KEY_FILE), name an issuer of tokens (CONFLICTGRAPH_TOKEN_ISSUER and CONFLICTGRAPH_TOKEN_AUDIENCE), or listen on 127.0.0.1 or [::1] without a public address.", "listen");
    }
}

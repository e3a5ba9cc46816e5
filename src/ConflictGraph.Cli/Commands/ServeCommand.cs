using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Formats.Article;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server;
using ConflictGraph.Server.Access;
using ConflictGraph.Storage;
using Microsoft.AspNetCore.Builder;

namespace ConflictGraph.Cli.Commands;

sealed class ServeCommand : AddressedCommand
{
    readonly Option<string?> sample;
    readonly Option<string> listen;
    readonly Option<string[]> allowOrigin;
    readonly Option<string?> publicUrl;
    readonly Option<string?> certificate;
    readonly Option<string?> certificateKey;
    readonly Option<string?> documents;
    readonly Option<bool> onlyDocuments;
    readonly Option<bool> noIntrospection;
    readonly Option<bool> jsonLog;
    readonly Option<bool> open;

    public ServeCommand() : base("serve", "Serve the graph over HTTP: GraphQL and its schema, in one process.")
    {
        sample = Value<string?>("--sample", "briefing|exercise", "Load a sample world when the store is empty: the briefing, or the exercise whose reports disagree");
        sample.Arity = ArgumentArity.ZeroOrOne;
        listen = Value("--listen", "ADDRESS:PORT", "Where to listen; port 0 takes a free one", "127.0.0.1:5080");
        allowOrigin = Value<string[]>("--allow-origin", "URL", "Let pages of this origin use the service from a browser, such as https://desk.example; can be given several times");
        publicUrl = Value<string?>("--public-url", "URL", "What others call this server, when a proxy stands before it");
        certificate = Value<string?>("--tls-cert", "FILE", "Speak https with this certificate (PEM)");
        certificateKey = Value<string?>("--tls-key", "FILE", "The key of the certificate (PEM)");
        documents = Value<string?>("--documents", "PATH", "Documents that clients may ask by their hash: .graphql files, and the JSON manifests of front ends' builds, in a folder or one file");
        onlyDocuments = Flag("--only-documents", "Answer those alone, and no text");
        noIntrospection = Flag("--no-introspection", "Do not let queries ask for the schema");
        jsonLog = Flag("--json-log", "Write the log as a JSON object a line");
        open = Flag("--open", "Open it in the browser");
    }

    public override Purpose Purpose => Purpose.Start;

    public override IReadOnlyList<string> Examples => ["serve --sample", "serve --sample exercise --store exercise.db --listen 127.0.0.1:5081"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var endpoint = EndpointOf(asked.GetValue(listen)!);
        var chosen = asked.GetResult(sample) is null ? null : SampleOf(asked.GetValue(sample));
        var address = AddressOf(asked, desk);
        if (!address.IsDefault)
            desk.Say($"Store: {address}");
        await using var store = await Stores.OpenAsync(address, OpenTo.Serve, cancellation);
        if (FirstKey.Of(desk) is { } first)
            await new AccessKeys(store.Settings, desk.Clock).SetAsync(FirstKey.Name, first, cancellation);
        var options = OptionsOf(asked, endpoint, desk);
        await using var server = await BuildAsync(store, options, desk, cancellation);
        // Only now: a server that is refused leaves the store as it was.
        if (chosen is not null)
            await LoadAsync(chosen, store, desk, cancellation);
        try
        {
            await server.StartAsync(cancellation);
        }
        catch (IOException error) when (IsInUse(error))
        {
            throw new MisusedException($"{endpoint} is in use, perhaps by another cgraph serve. Listen elsewhere: --listen {endpoint.Address}:{FreePort(endpoint)}", error);
        }
        var newest = await store.NewestAsync(cancellation);
        var url = server.Urls.FirstOrDefault() ?? $"http://{endpoint}";
        var graphiql = options.ServesGraphiQL ? $"{url}/graphql/ui" : null;
        Greet(url, graphiql, newest, chosen, address, desk);
        if (asked.GetValue(open))
            Browse(graphiql ?? url, desk);
        // Ctrl-C comes to the command, a service manager's end to the server.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, server.Lifetime.ApplicationStopping);
        await UntilInterruptedAsync(ending.Token);
        desk.Say("Stopping.");
        await server.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    static async Task LoadAsync(SampleWorld sample, IGraphStore store, Desk desk, CancellationToken cancellation)
    {
        if (await store.NewestAsync(cancellation) is { Number: > 0 })
        {
            desk.Say("The store holds something already, so no sample was loaded; name a new one with --store to see it.");
            return;
        }
        var written = await sample.LoadAsync(store, desk.Clock, cancellation);
        desk.Say($"Loaded the sample '{sample.Name}': {StatementLines.Count(written.Count, "change set")}.");
    }

    ServerOptions OptionsOf(ParseResult asked, IPEndPoint endpoint, Desk desk) => new()
    {
        Listen = endpoint,
        Certificate = CertificateOf(asked, desk),
        PublicUrl = asked.GetValue(publicUrl) is { } url ? UrlOf(url) : null,
        AllowedOrigins = asked.GetValue(allowOrigin) ?? [],
        Documents = asked.GetValue(documents) is { } path ? desk.PathOf(path) : null,
        OnlyDocuments = asked.GetValue(onlyDocuments),
        JsonLog = asked.GetValue(jsonLog),
        Introspection = !asked.GetValue(noIntrospection),
        Access = TokenIssuer.Read(desk) with { Owner = new Caller(Author.IfKnown(null, desk) ?? "local", CallerRole.ADMIN) },
        Clock = desk.Clock,
    };

    static async Task<WebApplication> BuildAsync(IGraphStore store, ServerOptions options, Desk desk, CancellationToken cancellation)
    {
        try
        {
            return await ConflictGraphServer.BuildAsync(store, desk.World, options, cancellation);
        }
        catch (BadInputException error)
        {
            throw new MisusedException(error.Message, error);
        }
    }

    X509Certificate2? CertificateOf(ParseResult asked, Desk desk)
    {
        var (file, key) = (asked.GetValue(certificate), asked.GetValue(certificateKey));
        if (file is null && key is null)
            return null;
        if (file is null || key is null)
            throw new MisusedException("--tls-cert and --tls-key go together: the certificate and its key, as PEM files.");
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(desk.PathOf(file), desk.PathOf(key));
            // Windows serves only keys that it keeps itself.
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new MisusedException($"The certificate cannot be used: {error.Message}", error);
        }
    }

    static Uri UrlOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") ? url : throw new MisusedException($"--public-url {text}: write an address such as https://graph.desk.example.");

    static void Greet(string url, string? graphiql, Revision newest, SampleWorld? sample, StoreAddress address, Desk desk)
    {
        desk.Say("");
        desk.Say($"Serving revision {newest.Number}. Ctrl-C stops.");
        desk.Say($"  GraphQL           {url}/graphql");
        if (graphiql is not null)
            desk.Say($"  GraphiQL          {graphiql}");
        desk.Say($"  schema            {url}/schema.graphql");
        desk.Say($"  health            {url}/health/ready");
        desk.Say("");
        desk.Say("Three things to try in another terminal:");
        var where = $"{address}";
        var store = address.IsDefault ? "" : $" --store {(where.AsSpan().ContainsAny(' ', '?') ? $"\"{where}\"" : where)}";
        string[] questions = newest.Number == 0 ? ["import FILE", "article new TEXT"]
            : sample == SampleWorld.Briefing ? ["ask \"who said what about ATACMS\"", "paths \"Lloyd Austin\" Crimea"]
            : sample == SampleWorld.Exercise ? ["disagreements", "ask \"what happened in Zavrin\""]
            : ["timeline", "disagreements"];
        foreach (var question in questions)
            desk.Say($"  cgraph {question}{store}");
        desk.Say($"  curl -s {url}/graphql -H 'content-type: application/json' -d '{{\"query\":\"{{ incidents(first: 3) {{ nodes {{ id title modality }} }} }}\"}}'");
    }

    static SampleWorld SampleOf(string? name)
    {
        try
        {
            return string.IsNullOrEmpty(name) ? SampleWorld.Briefing : SampleWorld.Named(name);
        }
        catch (BadInputException error)
        {
            throw new MisusedException(error.Message, error);
        }
    }

    static IPEndPoint EndpointOf(string text) =>
        IPEndPoint.TryParse(text.Replace("localhost:", "127.0.0.1:", StringComparison.OrdinalIgnoreCase), out var endpoint) && text.LastIndexOf(':') > text.LastIndexOf(']')
            ? endpoint
            : throw new MisusedException($"--listen {text}: write an address and a port, such as 127.0.0.1:5080 or [::1]:5080.");

    static bool IsInUse(Exception error) => error.InnerException is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || (error.InnerException is { } inner && IsInUse(inner)) || error.GetType().Name == "AddressInUseException";

    /// <summary>The next port that nobody has.</summary>
    static int FreePort(IPEndPoint taken)
    {
        for (var port = taken.Port + 1; port < Math.Min(taken.Port + 100, IPEndPoint.MaxPort); port++)
        {
            try
            {
                using var probe = new TcpListener(taken.Address, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken too: the next one.
            }
        }
        return 0;
    }

    static void Browse(string url, Desk desk)
    {
        try
        {
            Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            desk.Say($"No browser could be opened; go to {url}.");
        }
    }

    static async Task UntilInterruptedAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how a server ends.
        }
    }
}

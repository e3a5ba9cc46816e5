using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.Server;
using ConflictGraph.Server.Access;
using ConflictGraph.Sqlite;
using ConflictGraph.Storage;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

/// <summary>A store in a file with one short article in it, asked by somebody of a role.</summary>
public sealed class SomeArticle : IAsyncDisposable
{
    const string Entered = """
        mutation { commit(input: { clientMutationId: "article", steps: [
          { entity: { source: { id: "source:daily", name: "The Daily", sourceKind: MEDIA_OUTLET } } }
          { document: { id: "document:strike", title: "Strike on Odesa", documentKind: NEWS_ARTICLE, text: "Odesa was hit. The mayor said: nobody was hurt. The mayor said it again.", publishers: ["source:daily"] } }
          { entity: { person: { id: "person:mayor", name: "The mayor of Odesa", anonymous: true } } }
          { entity: { location: { id: "location:odesa", name: "Odesa", locationKind: POPULATED_PLACE } } }
          { incident: { id: "incident:odesa", title: "Strike on Odesa", incidentType: VIOLENCE_UNSPECIFIED, accordingTo: ["document:strike"], evidence: [{ document: "document:strike", quote: "Odesa was hit" }], where: [{ location: "location:odesa" }] } }
          { claim: { id: "claim:unhurt", text: "Nobody was hurt", stance: ASSERTS, claimKind: CASUALTY, claimants: [{ entity: "person:mayor" }], about: [{ entity: "incident:odesa" }], asserts: [{ question: INJURED, measure: { best: 0 } }], evidence: [{ document: "document:strike", quote: "nobody was hurt" }] } }
        ] }) { outcome } }
        """;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("article-");
    readonly List<AskedOverHttp> servers = [];

    internal IGraphStore Store { get; private set; } = null!;

    /// <summary>Asked by an admin.</summary>
    internal AskedOverHttp Server { get; private set; } = null!;

    public static async Task<SomeArticle> EnterAsync()
    {
        var article = new SomeArticle();
        article.Store = await SqliteGraphStore.OpenAsync(Path.Combine(article.folder.FullName, "article.db"), World.Default, cancellation: TestContext.Current.CancellationToken);
        article.Server = await article.AsAsync(CallerRole.ADMIN);
        await article.Server.DataAsync(Entered);
        return article;
    }

    /// <summary>The same store, asked by somebody else.</summary>
    internal async Task<AskedOverHttp> AsAsync(CallerRole role, string name = "Ines")
    {
        var server = await AskedOverHttp.StartAsync(Store, options: new ServerOptions { Access = new AccessOptions { Owner = new Caller(name, role) } });
        servers.Add(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

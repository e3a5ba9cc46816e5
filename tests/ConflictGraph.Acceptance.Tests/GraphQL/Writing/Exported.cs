using System.Text;
using ConflictGraph.Formats;
using ConflictGraph.Formats.JsonLines;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

static class Exported
{
    /// <summary>The graph at the newest revision as JSON lines.</summary>
    public static async Task<string> OfAsync(IGraphStore store)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lines = new MemoryStream();
        await new JsonLinesExport().WriteAsync(new ExportRequest(await GraphAt.NewestAsync(store, World.Default, cancellation)), lines, cancellation: cancellation);
        return Encoding.UTF8.GetString(lines.ToArray());
    }
}

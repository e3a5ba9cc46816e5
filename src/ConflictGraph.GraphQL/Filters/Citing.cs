using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Claims whose evidence cites one of some documents, or one that some sources published.</summary>
static class Citing
{
    const int MostDocuments = 2000;

    public static async ValueTask<Filter> ReadAsync(object value, FilterReading reading)
    {
        var ids = FilterInputs.IdsOf(FilterReading.Values(value));
        var sources = ids.Where(id => reading.At.World.NodeKindOfPrefix(id.Prefix)?.Is(Part.Source) == true).ToList();
        var documents = ids.Except(sources).ToList();
        if (sources.Count > 0)
        {
            var published = await reading.At.Reads.LinksAsync(reading.At.Graph.At, sources, new LinkQuery { Kinds = [EdgeKinds.PublishedBy], Direction = Direction.IN, First = MostDocuments }, reading.Cancellation).ConfigureAwait(false);
            documents.AddRange(published.Values.SelectMany(page => page.Items).Select(link => link.Other));
        }
        return new Filter.Is(await ClaimsAsync(documents, reading).ConfigureAwait(false));
    }

    static async Task<IReadOnlyList<NodeId>> ClaimsAsync(List<NodeId> documents, FilterReading reading)
    {
        if (documents.Count == 0)
            return [];
        var citing = await reading.At.Reads.RestingOnAsync(reading.At.Graph.At, documents, new PageOf(MostDocuments), reading.Cancellation).ConfigureAwait(false);
        return [.. citing.Values.SelectMany(page => page.Items).Where(stored => stored.Edge.Kind == EdgeKinds.MadeClaim).Select(stored => stored.Edge.To).Distinct()];
    }
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>
/// What has to be known of a file before its records can be written one by one: which claims are a document's own (the service makes those again), and which documents a text belongs to.
/// It grows with the number of documents and of their own claims, not with that of edges.
/// </summary>
sealed class Outline
{
    readonly Dictionary<NodeId, (NodeId Document, NodeId Event)> own = [];
    readonly Dictionary<string, List<NodeId>> documents = new(StringComparer.Ordinal);
    readonly HashSet<string> texts = new(StringComparer.Ordinal);
    readonly HashSet<NodeId> shared = [];

    public Imported.Rejected? Add(Record record, int line)
    {
        switch (record)
        {
            case Record.OfNode(var node, _, _):
                if (Reports(node) is { } reports)
                    own[node.Id] = reports;
                if (node.Kind.Is(Part.Document) && node.Properties.Text("sha256") is { } hash)
                    (documents.TryGetValue(hash, out var same) ? same : documents[hash] = []).Add(node.Id);
                return null;
            case Record.OfText(var text):
                texts.Add(text.Sha256);
                return null;
            case Record.OfEdge({ AccordingTo.Count: > 1 } edge, _):
                shared.UnionWith(edge.AccordingTo);
                return null;
            case Record.OfRevision or Record.OfRetraction:
                return new(line, null, null, "A revision or a retraction stands only in a history.", """The first line of a history says "history":true.""");
            default:
                return null;
        }
    }

    /// <summary>Documents that name a text which the file lacks.</summary>
    public IEnumerable<Imported.Rejected> Unanswered() =>
        from pair in documents
        where !texts.Contains(pair.Key)
        from document in pair.Value
        select new Imported.Rejected(null, null, document.Value, $"{document} names the text {pair.Key[..Math.Min(12, pair.Key.Length)]}… and the file does not hold it.", "Export the file again, or take sha256 out of the document.");

    /// <summary>The document, if the claim is a document's own.</summary>
    public NodeId? DocumentOf(NodeId claim) => own.TryGetValue(claim, out var reports) ? reports.Document : null;

    /// <summary>Whether some edge is according to this claim and to others as well, so that the edge's evidence is not all the claim's.</summary>
    public bool IsShared(NodeId claim) => shared.Contains(claim);

    public bool IsOwn(NodeId id) => own.ContainsKey(id);

    public (NodeId Document, NodeId Event) ReportsOf(NodeId claim) => own[claim];

    public IReadOnlyList<NodeId> DocumentsWith(string hash) => documents.TryGetValue(hash, out var ids) ? ids : [];

    static (NodeId, NodeId)? Reports(Node node) => node.Kind.Is(Part.Claim) && node.Properties.List<NodeId>("reports") is [var document, var what] ? (document, what) : null;
}

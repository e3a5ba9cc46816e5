using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>
/// A document's own claim, «document» reports «event»: what an edge or a value of an event falls to when a document is named in place of a claim.
/// It is truth like any other; the service keeps it, so nobody else writes it.
/// </summary>
sealed class OwnClaims(Draft draft)
{
    const string Prefix = "claim:reports-";
    const int HashLength = 16;

    public static NodeId IdOf(NodeId document, NodeId happening) =>
        new(Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{document}\n{happening}")))[..HashLength]);

    public static bool IsOwn(NodeId id) => id.Value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>MADE_CLAIM and ABOUT of an own claim.</summary>
    public static bool IsOwn(EdgeKind kind, NodeId from, NodeId to) => kind == EdgeKinds.MadeClaim ? IsOwn(to) : kind == EdgeKinds.About && IsOwn(from);

    public static (NodeId Document, NodeId Event)? Reports(Node claim) => claim.Properties.List<NodeId>("reports") is [var document, var happening] ? (document, happening) : null;

    /// <summary>The claim that a name stands for: itself, or the own claim of a document about the event, which is written if there is none.</summary>
    public NodeId For(NodeId name, NodeId happening, IReadOnlyList<Evidence> evidence)
    {
        var named = draft.Node(name) ?? throw new UnknownNodeException(name.Value);
        if (named.Kind.Is(Part.Claim))
            return name;
        if (!named.Kind.Is(Part.Document))
            throw new WrongKindException($"{name} is a {named.Kind}. Something is according to claims, or to documents in place of a claim.");
        var happened = draft.Node(happening) ?? throw new UnknownNodeException(happening.Value);

        var id = IdOf(name, happening);
        var isThere = draft.IsThere(id);
        if (!isThere)
            draft.Put(Written(id, named, happened));
        var cited = evidence.Where(cited => cited.Document == name).ToList();
        if (isThere)
            Cite(id, cited);
        else
            KeepEdges(id, cited);
        return id;
    }

    // Who makes it is settled with what changes that; what falls to it further only adds its words.
    void Cite(NodeId claim, List<Evidence> further)
    {
        if (further.Count == 0)
            return;
        foreach (var made in draft.EdgesAt(claim, EdgeKinds.MadeClaim, End.TO).ToList())
        {
            IReadOnlyList<Evidence> evidence = [.. made.Evidence.Concat(further).Distinct()];
            if (evidence.Count > made.Evidence.Count)
                draft.Put(made with { Evidence = WithoutBare(evidence) });
        }
    }

    // That a document says so at all is no evidence beside its words.
    static IReadOnlyList<Evidence> WithoutBare(IReadOnlyList<Evidence> evidence) =>
        evidence.Count > 1 && evidence.Any(cited => cited == Whole(cited.Document)) ? [.. evidence.Where(cited => cited != Whole(cited.Document))] : evidence;

    /// <summary>MADE_CLAIM and ABOUT as PUBLISHED_BY and CHANNEL_OF stand, with the evidence of what fell to the claim.</summary>
    public void KeepEdges(NodeId claim, IReadOnlyList<Evidence>? further = null)
    {
        var (document, happening) = Reports(draft.Node(claim)!)!.Value;
        var made = draft.EdgesAt(claim, EdgeKinds.MadeClaim, End.TO).ToList();
        var makers = Reporters(document);
        IReadOnlyList<Evidence> evidence = [.. made.SelectMany(edge => edge.Evidence).Concat(further ?? []).Distinct()];
        evidence = evidence.Count == 0 ? [Whole(document)] : WithoutBare(evidence);

        foreach (var maker in makers)
            draft.Put(new Edge(EdgeKinds.MadeClaim, maker, claim) { Evidence = evidence });
        foreach (var edge in made.Where(edge => !makers.Contains(edge.From)))
            draft.Retract(edge.Id);
        var about = new Edge(EdgeKinds.About, claim, happening);
        if (draft.Edge(about.Id) is null)
            draft.Put(about);
    }

    /// <summary>Own claims of a document, found by what cites it.</summary>
    public IReadOnlyList<NodeId> Of(NodeId document) =>
        [.. draft.RestingOn(document).Where(edge => edge.Kind == EdgeKinds.MadeClaim && IsOwn(edge.To)).Select(edge => edge.To).Distinct()];

    // Whose channel the document's source is; of a row its source; else the document.
    List<NodeId> Reporters(NodeId document)
    {
        var sources = draft.EdgesAt(document, EdgeKinds.PublishedBy, End.FROM).Select(edge => edge.To).ToList();
        var people = sources.SelectMany(source => draft.EdgesAt(source, EdgeKinds.ChannelOf, End.FROM)).Select(edge => edge.To).Distinct().Order().ToList();
        if (people.Count > 0)
            return people;
        return draft.Node(document)?.Properties.Text("documentKind") == "DATASET_ROW" && sources.Count > 0 ? [.. sources.Order()] : [document];
    }

    static Evidence Whole(NodeId document) => new(document, new UnstoredSelector());

    static Node Written(NodeId id, Node document, Node happened) => Node.Of(
        id, NodeKinds.Claim,
        ("text", happened.Name), ("claimKind", "FACTUAL"), ("stance", document.Properties.Text("documentKind") == "ANALYST_NOTE" ? "SUGGESTS" : "ASSERTS"),
        ("reports", new[] { document.Id, happened.Id }));
}

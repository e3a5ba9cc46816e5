using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>An edge of the graph, entered, direct or a bundle: what lists of relations and drawings of the graph hold.</summary>
sealed class RelationType(TypeBook types, Connections connections, CitedFields citedFields)
{
    const int MostWeapons = 10;

    public static string Description => "An edge of the graph; relation(id) answers with it.";

    public ObjectGraphType Type => types.Object("Relation", Description);

    /// <summary>A connection of relations, each with the end that was not asked.</summary>
    public ObjectGraphType Connection => connections.Of("Relation", Type, page => ((ICounted)page).Count, [],
        Fields.Of<RelationEdge>("other", types.Entity.Sure(), edge => edge.Node.At.Entity(edge.Node.Far), "The end that was not asked."),
        Fields.Of<RelationEdge>("direction", types.Direction.Sure(), edge => edge.Node.SeenFrom is { } from && from == edge.Node.Relation.To && from != edge.Node.Relation.From ? Direction.IN : Direction.OUT, "Seen from the one that was asked."));

    public void Build()
    {
        Type.Add(citedFields.OfEveryCited());
        Type.Add(
            Fields.Of<RelationAt>("kind", types.EdgeKind.Sure(), edge => edge.Relation.Kind.Name),
            Fields.Of<RelationAt>("label", Fields.TextType.Sure(), edge => edge.Relation.Kind.Reads, "Read from source to target: «attacked»."),
            Fields.Of<RelationAt>("labelBack", Fields.TextType.Sure(), edge => edge.Relation.Kind.ReadsBack, "Read from target to source: «was attacked by»."),
            Fields.Of<RelationAt>("sourceId", Fields.IdType.Sure(), edge => edge.Relation.From.Value),
            Fields.Of<RelationAt>("targetId", Fields.IdType.Sure(), edge => edge.Relation.To.Value),
            Fields.Of<RelationAt>("source", types.Entity.Sure(), edge => edge.At.Entity(edge.Relation.From)),
            Fields.Of<RelationAt>("target", types.Entity.Sure(), edge => edge.At.Entity(edge.Relation.To)),
            Fields.Of<RelationAt>("role", types.Words(Enumerations.Role), edge => edge.Relation.Role),
            Fields.Of<RelationAt>("stance", types.Words(Enumerations.Stance), edge => edge.Relation.Stance, "The claim's, of an edge at a claim."),
            Fields.Of<RelationAt>("when", types.Object("When"), edge => edge.Relation.When is { } when ? new At<When>(edge.At, when) : null, "Its own time, or that of the event or claim it is at."),
            Fields.Of<RelationAt>("properties", Scalars.Json.Sure(), edge => edge.Relation.Properties.Json, "What its kind has besides: side, count, ordinal, use, precision, aspect …"),
            Fields.Asking<RelationAt>("derivedFrom", types.Entity.Many(), PageAsked.Part, (context, edge) => CitedFields.Part(context, edge.At, edge.Relation.DerivedFrom), "The events of a direct edge; empty on an asserted one."),
            Fields.Of<RelationAt>("derivedFromCount", Fields.IntType.Sure(), edge => edge.Relation.DerivedFrom.Count),
            Fields.Of<RelationAt>("through", types.Entity.Many(), edge => edge.At.Entities(edge.Relation.Through), "CLAIMED_ABOUT: the events in between."),
            Fields.Of<RelationAt>("weapons", types.Object("Weapon").Many(), Weapons, $"What the events of a direct edge used, at most {MostWeapons}."),
            Fields.Of<RelationAt>("bundled", Fields.IntType.Sure(), edge => edge.Relation.Bundled, "How many parallel edges it stands for; 1 is one edge."),
            Fields.Asking<RelationAt>("bundle", Connection, PageAsked.Forwards, (context, edge) =>
            {
                IReadOnlyList<RelationAt> all = edge.Relation.Bundle.Count == 0 ? [edge] : [.. edge.Relation.Bundle.Select(one => new RelationAt(edge.At, one))];
                return RelationCut.Of(Cut<RelationAt>.Read(all, RequestContext.Of(context).Asked(context), "bundle"));
            }, "The edges it stands for; itself if it is one."));
        Type.AddResolvedInterface(types.Cited);
    }

    static object? Weapons(RelationAt edge)
    {
        if (edge.Relation.DerivedFrom.Count == 0)
            return Array.Empty<object>();
        return edge.At.Loader<Queries.Relation, IReadOnlyList<NodeId>>("weapons", "", async (relations, cancellation) =>
        {
            var events = relations.SelectMany(relation => relation.DerivedFrom).Distinct().ToList();
            var links = await edge.At.Reads.LinksAsync(edge.At.Graph.At, events, new LinkQuery { Kinds = [EdgeKinds.UsedWeapon], Direction = Direction.OUT, First = MostWeapons }, cancellation).ConfigureAwait(false);
            return relations.ToDictionary(relation => relation, relation => (IReadOnlyList<NodeId>)
                [.. relation.DerivedFrom.SelectMany(one => links.TryGetValue(one, out var page) ? page.Items : []).Select(link => link.Other).Distinct().Take(MostWeapons)], CitedFields.SameRelation);
        }, CitedFields.SameRelation).Load(edge.Relation).Then(weapons => edge.At.Entities(weapons!));
    }
}

/// <summary>A page that knows how many there are in all.</summary>
interface ICounted
{
    long? Count { get; }
}

sealed record RelationEdge(string Cursor, RelationAt Node) : IConnectionEdge
{
    object IConnectionEdge.Node => Node;
}

/// <summary>A page of relations.</summary>
sealed record RelationCut(IReadOnlyList<RelationEdge> Edges, bool HasNext, bool HasPrevious, long? Count) : IConnection, ICounted
{
    public static readonly RelationCut Empty = new([], false, false, 0);

    IReadOnlyList<IConnectionEdge> IConnection.Edges => Edges;

    public static RelationCut Of(Cut<RelationAt> cut) => new([.. cut.Edges.Select(edge => new RelationEdge(edge.Cursor, (RelationAt)edge.Node))], cut.HasNext, cut.HasPrevious, cut.Count);
}

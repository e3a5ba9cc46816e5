using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What every edge shows, wherever it stands: how certain it is, who says so, and where that is printed.</summary>
sealed class CitedFields
{
    readonly TypeBook types;

    public CitedFields(TypeBook types)
    {
        this.types = types;
        FillEvidence();
    }

    public ObjectGraphType Evidence => types.Object("Evidence", "Where an edge is printed, word for word.");

    public IEnumerable<FieldType> OfEveryCited() =>
    [
        Fields.Of<RelationAt>("id", Fields.IdType.Sure(), edge => edge.Relation.Id, "The edge: relation(id) answers with it."),
        Fields.Of<RelationAt>("certainty", types.Words(Enumerations.Certainty).Sure(), edge => edge.Relation.Certainty),
        Fields.Of<RelationAt>("why", Fields.TextType, edge => edge.Relation.Why, "The reason, unless STATED."),
        Fields.Of<RelationAt>("modality", types.Words(Enumerations.Modality), edge => edge.Relation.Modality, "By the claims it is according to; null where the kind of edge needs none."),
        Fields.Asking<RelationAt>("accordingTo", types.Object("Claim").Many(), PageAsked.Part, (context, edge) => Part(context, edge.At, edge.Relation.AccordingTo), "In order of entry."),
        Fields.Of<RelationAt>("accordingToCount", Fields.IntType.Sure(), edge => edge.Relation.AccordingTo.Count),
        Fields.Asking<RelationAt>("evidence", Evidence.Many(), PageAsked.Part, (context, edge) =>
        {
            var (first, skip) = PageAsked.ReadPart(RequestContext.Of(context).Asked(context));
            return EvidenceOf(edge).Then(proofs => Show(edge.At, proofs!.Skip(skip).Take(first)));
        }, "Its own, that of its claims, or of the claim it starts from."),
        Fields.Of<RelationAt>("evidenceCount", Fields.IntType.Sure(), edge => EvidenceOf(edge).Then(proofs => proofs!.Count)),
    ];

    /// <summary>A part of a list of things: first and skip.</summary>
    public static IDataLoaderResult Part(global::GraphQL.IResolveFieldContext context, ReadAt at, IReadOnlyList<NodeId> ids)
    {
        var (first, skip) = PageAsked.ReadPart(RequestContext.Of(context).Asked(context));
        return at.Entities([.. ids.Skip(skip).Take(first)]);
    }

    public static object[] Show(ReadAt at, IEnumerable<Proof> proofs) => [.. proofs.Select(proof => new At<Proof>(at, proof))];

    static IDataLoaderResult<IReadOnlyList<Proof>?> EvidenceOf(RelationAt edge) =>
        edge.At.Loader<Relation, IReadOnlyList<Proof>>("evidence", "", async (relations, cancellation) =>
        {
            var found = await new Proofs(edge.At.Graph).EvidenceAsync(relations, cancellation).ConfigureAwait(false);
            return relations.ToDictionary(relation => relation, relation => found.GetValueOrDefault(relation.Id) ?? [], SameRelation);
        }, SameRelation).Load(edge.Relation);

    public static readonly IEqualityComparer<Relation> SameRelation = EqualityComparer<Relation>.Create((one, other) => one?.Id == other?.Id, relation => relation.Id.GetHashCode(StringComparison.Ordinal));

    void FillEvidence()
    {
        Evidence.Add(
            Fields.Of<At<Proof>>("id", Fields.IdType.Sure(), at => at.Value.Id),
            Fields.Of<At<Proof>>("relationId", Fields.IdType.Sure(), at => at.Value.Relation.Value, "The edge that holds it (it may be shown at another that rests on it)."),
            Fields.Of<At<Proof>>("document", types.Object("Document").Sure(), at => at.Reading.Entity(at.Value.Evidence.Document)),
            Fields.Of<At<Proof>>("quote", Fields.TextType, at => at.Value.Evidence.Quote),
            Fields.Of<At<Proof>>("selector", Selector().Sure(), at => at.Value.Evidence.Selector),
            Fields.Of<At<Proof>>("translation", types.Object("Translation"), at => at.Value.Evidence.Translation),
            Fields.Of<At<Proof>>("extractor", Fields.TextType, at => at.Value.Evidence.Extractor, "Who or what found it."),
            Fields.Of<At<Proof>>("credibility", Fields.IntType, at => at.Value.Evidence.Credibility, "Admiralty scale, 1 confirmed to 6 cannot be judged."));
    }

    UnionGraphType Selector()
    {
        var union = new UnionGraphType { Name = "Selector", Description = "Where in a document." };
        var byType = new Dictionary<Type, ObjectGraphType>
        {
            [typeof(TextSelector)] = SelectorOf<TextSelector>("UTF-16 code units of the document's text, end excluded.",
                Fields.Of<TextSelector>("start", Fields.IntType.Sure(), text => text.Start), Fields.Of<TextSelector>("end", Fields.IntType.Sure(), text => text.End)),
            [typeof(PageSelector)] = SelectorOf<PageSelector>(null, Fields.Of<PageSelector>("page", Fields.TextType.Sure(), page => page.Page)),
            [typeof(TimeSelector)] = SelectorOf<TimeSelector>("Seconds of a recording.",
                Fields.Of<TimeSelector>("from", Fields.FloatType.Sure(), time => time.From), Fields.Of<TimeSelector>("to", Fields.FloatType.Sure(), time => time.To)),
            [typeof(RegionSelector)] = SelectorOf<RegionSelector>("Per cent of an image's width and height.",
                Fields.Of<RegionSelector>("x", Fields.FloatType.Sure(), region => region.X), Fields.Of<RegionSelector>("y", Fields.FloatType.Sure(), region => region.Y),
                Fields.Of<RegionSelector>("width", Fields.FloatType.Sure(), region => region.Width), Fields.Of<RegionSelector>("height", Fields.FloatType.Sure(), region => region.Height)),
            [typeof(RowSelector)] = SelectorOf<RowSelector>("Columns of a dataset row.", Fields.Of<RowSelector>("columns", Fields.TextType.Many(), row => row.Columns)),
            [typeof(UnstoredSelector)] = SelectorOf<UnstoredSelector>("No text is kept.", Fields.Of<UnstoredSelector>("note", Fields.TextType, _ => null)),
        };
        foreach (var type in byType.Values)
            union.AddPossibleType(type);
        union.ResolveType = selector => byType[selector.GetType()];
        return union;
    }

    ObjectGraphType SelectorOf<T>(string? description, params IEnumerable<FieldType> fields)
    {
        var type = types.Object(typeof(T).Name, description);
        type.Add(fields);
        return type;
    }
}

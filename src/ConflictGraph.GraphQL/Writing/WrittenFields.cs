using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What a mutation answers: what every write does, and what each shows besides.</summary>
sealed class WrittenFields(TypeBook types, HistoryTypes history, RelationType relations, IdentityTypes identities)
{
    InterfaceGraphType Result => types.WriteResult;

    /// <summary>The answer of one mutation.</summary>
    public ObjectGraphType Payload(string name, IEnumerable<FieldType> shows) => types.Object(name + "Payload", null, type =>
    {
        if (Result.Fields.Count == 0)
            Result.Add(OfEveryWrite());
        type.Add(OfEveryWrite());
        type.Add(shows);
        type.AddResolvedInterface(Result);
        Result.ResolveType ??= _ => type;
    });

    IEnumerable<FieldType> OfEveryWrite()
    {
        var warning = types.Object("WriteWarning", "Worth a look, not an error.", type => type.Add(
            Fields.Of<At<Warning>>("text", Fields.TextType.Sure(), at => at.Value.Text),
            Fields.Of<At<Warning>>("entities", types.Entity.Many(), at => at.Reading.Entities([.. at.Value.Things.Where(id => NodeId.TryParse(id, out _)).Select(id => new NodeId(id))]))));
        return
        [
            Fields.Of<Written>("clientMutationId", Fields.TextType, written => written.ClientMutationId),
            Fields.Of<Written>("outcome", types.Words<WriteOutcome>(description: "REPEATED: it had been written before. UNCHANGED: everything stands so already. PREVIEW: it would be written.").Sure(), written => written.Answer.Outcome),
            history.RevisionWritten(), history.ChangesWritten(),
            Fields.Of<Written>("warnings", warning.Many(), written => written.Answer.Warnings.Select(one => new At<Warning>(written.At, one)).ToArray()),
        ];
    }

    public static FieldType Entity(string name, IGraphType type) => Fields.Of<Written>(name, type, written => written.NamedEntity());

    public FieldType Entities() => Fields.Waiting<Written>("entities", types.Entity.Many(), [], (context, written) => written.EntitiesAsync(context.CancellationToken), "What was entered, changed or taken out; documents' own claims follow and are among the changes.");

    public FieldType EveryRelation() => Fields.Waiting<Written>("relations", relations.Type.Many(), [], (context, written) => written.RelationsAsync(context.CancellationToken));

    public FieldType Relation() => Fields.Waiting<Written>("relation", relations.Type, [], (context, written) => written.RelationAsync(written.Shown is [var id, ..] ? id : null, context.CancellationToken), "One that was taken out, as it stood.");

    public FieldType Relations() => Fields.Waiting<Written>("relations", relations.Type.Many(), [], (context, written) => written.NamedRelationsAsync(context.CancellationToken));

    public FieldType Claims() => Fields.Waiting<Written>("claims", types.Object("Claim").Many(), [], (context, written) => written.ClaimsAsync(context.CancellationToken), "Those that hold the answer now, documents' own claims too.");

    public FieldType Judgement() => Fields.Waiting<Written>("judgement", identities.Judgement, [], (context, written) => written.JudgementAsync(context.CancellationToken));

    public FieldType Released() => Fields.Of<Written>("released", types.Entity.Many(), written => written.NamedEntities(), "The two that were judged, each as it reads now.");
}

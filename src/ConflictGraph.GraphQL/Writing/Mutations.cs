using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>The mutations: one a sort of step for people, commit for many steps at once, revert, and saved views. Each is one revision or none.</summary>
sealed class Mutations(TypeBook types, StepInputs steps, WrittenFields written, ViewTypes views)
{
    ObjectGraphType Mutation => types.Object("Mutation", "Each is one change set: all of it or none, once. One that fails is null beside its error.");

    public ObjectGraphType Build()
    {
        Mutation.Add(Commit());
        Mutation.Add(steps.All.Select(Single));
        Mutation.Add(Revert(), views.Save(), views.Delete());
        return Mutation;
    }

    FieldType Commit()
    {
        var step = types.Input("WriteStep", "One of these.", [.. steps.All.Select(one => Fields.Input(one.Arm, one.Type))]);
        step.IsOneOf = true;
        var input = Input("ChangeSet", [Fields.Input("reason", Fields.TextType), Fields.Input("steps", step.Many(), "In order; each may name what earlier ones enter.")]);
        return Field("commit", input, written.Payload("Commit", [written.Entities(), written.EveryRelation()]), async (given, draft, caller, cancellation) =>
        {
            var taken = given.Objects("steps").Select(Arm).ToList();
            foreach (var (one, at) in taken)
                Allow(caller, one, at.Path);
            foreach (var (one, at) in taken)
                await one.Read(at, draft, cancellation).ConfigureAwait(false);
        }, "Several steps as one change set: what is written on screen for an article. It needs the role of its highest step.");
    }

    (StepInput Step, Given At) Arm(Given step)
    {
        var (arm, at) = step.One();
        return (steps.All.First(one => one.Arm == arm), at);
    }

    FieldType Single(StepInput step)
    {
        var input = Input(step.Name, [.. step.SaysWhy ? [] : (IEnumerable<FieldType>)[Fields.Input("reason", Fields.TextType)], Fields.Input(step.Field, step.Type.Sure())]);
        return Field(step.Mutation, input, written.Payload(step.Name, step.Shows), (given, draft, caller, cancellation) =>
        {
            Allow(caller, step, given.Path);
            return step.Read(given.Object(step.Field)!, draft, cancellation);
        }, step.Description);
    }

    FieldType Revert() => Field("revert", Input("Revert", [Fields.Input("revision", Fields.IntType.Sure()), Fields.Input("reason", Fields.TextType.Sure())]), written.Payload("Revert", []), (given, draft, caller, _) =>
    {
        InputRefusedException.At(given.Path, () => caller.RefuseUnless(Right.REVERT, "revert"));
        draft.Add(new Step.Revert(given.Number("revision")!.Value) { Path = given.At("revision") });
        return default;
    }, "A new change set that closes what that one opened and reopens what it closed; refused where later work stands on it, which is listed.");

    static void Allow(Caller caller, StepInput step, string path) => InputRefusedException.At(path, () => caller.RefuseUnless(step.Needs, step.Mutation));

    InputObjectGraphType Input(string name, IEnumerable<FieldType> own) => types.Input(name + "Input", null,
    [
        Fields.Input("clientMutationId", Fields.TextType, "Names the change set: the same one with the same content is a harmless repeat."),
        Fields.Input("expectedRevision", Fields.IntType, "What the writer had read: refused if something it touches is newer."),
        Fields.Input("dryRun", Fields.FlagType, "Checks and answers what would change; writes nothing.", false),
        .. own,
    ]);

    static FieldType Field(string name, InputObjectGraphType input, ObjectGraphType payload, Func<Given, Draft, Caller, CancellationToken, ValueTask> read, string description) =>
        Fields.Waiting<ReadAt>(name, payload, [Fields.Argument("input", input.Sure())], async (context, _) =>
        {
            var request = RequestContext.Of(context);
            var given = new Given((IDictionary<string, object?>)context.Arguments!["input"].Value!, "input");
            return await Writer.WriteAsync(request, given, draft => read(given, draft, request.Caller, context.CancellationToken), context.CancellationToken).ConfigureAwait(false);
        }, description);
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Writes what a mutation asks for: once, as its caller, and never over what the writer had not read.</summary>
static class Writer
{
    const string Id = "clientMutationId";
    const string Expected = "expectedRevision";

    /// <param name="read">Reads the input into steps.</param>
    public static async Task<Written> WriteAsync(RequestContext request, Given input, Func<Draft, ValueTask> read, CancellationToken cancellation)
    {
        var store = request.Store ?? throw new StoreException(StoreException.ReadOnly, "This service only reads.");
        await request.PinAsync(cancellation).ConfigureAwait(false);
        var newest = request.Newest.Graph;
        if (input.Number(Expected) is { } given && (given < 0 || given > newest.At))
            throw new InputRefusedException(input.At(Expected), new BadInputException($"There is no revision {given} to have read. The newest is {newest.At}."));

        var id = input.Text(Id);
        // A repeat is read as it was read the first time, so that it says the same again.
        var before = id is not null && await store.RevisionAsync(RevisionRef.Of(id), cancellation).ConfigureAwait(false) is { } written
            ? await GraphAt.AsOfAsync(store, RevisionRef.Numbered(written.Number - 1), request.World, cancellation).ConfigureAwait(false)
            : newest;
        var draft = new Draft(before, input.Number(Expected));
        await read(draft).ConfigureAwait(false);
        await new Corrections(draft, request.Caller, input).CheckAsync(cancellation).ConfigureAwait(false);

        var set = new ChangeSet(id ?? $"graphql-{Guid.NewGuid():N}", request.Caller.Name, input.Text("reason") ?? draft.Reason, draft.Steps)
        {
            ExpectedRevision = (long?)input.Number(Expected) ?? (draft.Replaces ? before.At : null),
        };
        var answer = await AnswerAsync(store, request, set, input, cancellation).ConfigureAwait(false);
        return new Written(await request.WrittenAsync(answer, cancellation).ConfigureAwait(false), answer, id, draft.Shown);
    }

    static async Task<WriteAnswer> AnswerAsync(IGraphStore store, RequestContext request, ChangeSet set, Given input, CancellationToken cancellation)
    {
        try
        {
            return await new ChangeSets(store, request.Clock, request.World).WriteAsync(set, input.Flag("dryRun"), cancellation).ConfigureAwait(false);
        }
        catch (StepRefusedException refused) when (refused.InnerException is ConflictGraphException cause)
        {
            throw new InputRefusedException(PlaceOf(cause, set.Steps[refused.Index], input), cause is InputRefusedException { Cause: var within } ? within : cause);
        }
        catch (WriteConflictException conflict)
        {
            throw new InputRefusedException(input.At(conflict.Things is [var thing] && thing == set.Id ? Id : Expected), conflict);
        }
        catch (BadInputException refused) when (refused.Path is "id" or "reason")
        {
            throw new InputRefusedException(refused.Path == "id" ? input.At(Id) : input.Find(set.Reason!) ?? input.At("reason"), refused);
        }
    }

    /// <summary>The field that a refusal points at: the id it names, or what is missing, within the step or else anywhere in the input.</summary>
    static string PlaceOf(ConflictGraphException cause, Step step, Given input)
    {
        if (cause is InputRefusedException { Path: var within, Cause: var reason })
            return FieldOf(reason, within, input);
        var at = step.Path ?? input.Path;
        return cause switch
        {
            EvidenceMissingException => $"{at}.{step switch { Step.PutEdge { Kind.NeedsClaim: false } => "evidence", Step.PutNode => EdgeKinds.MadeClaim.Fields.AtTo, _ => "accordingTo" }}",
            _ => FieldOf(cause, at, input),
        };
    }

    static string FieldOf(ConflictGraphException cause, string at, Given input) => cause switch
    {
        EvidenceMismatchException when input.Inside(at) is { } evidence => evidence.At(evidence.Has("quote") ? "quote" : "selector"),
        EvidenceAmbiguousException => $"{at}.quote",
        UnknownNodeException { What: var id } => input.Inside(at)?.Find(id) ?? input.Find(id) ?? at,
        WrongKindException { Thing: { } thing } => input.Inside(at)?.Find(thing.Value) ?? at,
        BadInputException { Path: { } field } when input.Inside(at) is { } inside && !at.EndsWith($".{field}", StringComparison.Ordinal) => inside.At(field),
        _ => at,
    };
}

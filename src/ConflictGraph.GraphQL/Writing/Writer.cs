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

/// <summary>A put of what is there and differs is a correction: an editor's, who has read what is there.</summary>
sealed class Corrections(Draft draft, Caller caller, Given input)
{
    readonly IGraphReads reads = draft.Before.Reads;
    readonly long at = draft.Before.At;

    public async Task CheckAsync(CancellationToken cancellation)
    {
        await CheckNodesAsync(cancellation).ConfigureAwait(false);
        await CheckEdgesAsync(cancellation).ConfigureAwait(false);
        await CheckTranslationsAsync(cancellation).ConfigureAwait(false);
    }

    async Task CheckNodesAsync(CancellationToken cancellation)
    {
        var puts = draft.Steps.OfType<Step.PutNode>().ToList();
        if (puts.Count == 0)
            return;
        var ids = puts.Select(put => put.Node.Id).Distinct().ToList();
        var there = await reads.EntitiesAsync(at, ids, cancellation).ConfigureAwait(false);
        foreach (var (id, path) in draft.Made.Where(made => there.ContainsKey(made.Id)))
            throw new InputRefusedException(path, new BadInputException($"There is a {id} already. To mean that one give its id; another of the same name needs an id of its own, such as {id}-2."));
        if (there.Count == 0)
            return;
        var groups = await reads.GroupsAsync(at, [.. there.Keys], cancellation).ConfigureAwait(false);
        foreach (var put in puts.Where(put => there.ContainsKey(put.Node.Id)))
            if (groups.GetValueOrDefault(put.Node.Id)?.Members.FirstOrDefault(member => member.Node.Id == put.Node.Id)?.Node is not { } old || !Same(old, put.Node))
                RefuseUnlessCorrection(put.Node.Id.Value, put.Path!);
    }

    // The hash of its text is the service's and stays.
    static bool Same(Node old, Node put) => put.Properties.Equals(old.Properties.Text("sha256") is null ? old.Properties : old.Properties.With(old.Kind.Properties, ("sha256", null)));

    async Task CheckEdgesAsync(CancellationToken cancellation)
    {
        var puts = draft.Steps.OfType<Step.PutEdge>().Where(put => put.Properties.All.Any(property => !property.Spec.IsKey)).Select(put => (Put: put, Id: EdgeId.Of(put.Kind, put.From, put.To, put.Properties))).ToList();
        if (puts.Count == 0)
            return;
        var there = await reads.EdgesAsync(at, [.. puts.Select(put => put.Id).Distinct()], cancellation).ConfigureAwait(false);
        foreach (var (put, id) in puts)
            if (there.TryGetValue(id, out var old) && put.Properties.All.Any(property => !property.Spec.IsKey && old.Edge.Properties[property.Spec.Name] is { } was && !SameValue(property.Spec, was, property.Value)))
                RefuseUnlessCorrection(id.Value, put.Path!);
    }

    static bool SameValue(PropertySpec spec, object was, object now) =>
        Properties.Of([spec], (spec.Name, was)).Equals(Properties.Of([spec], (spec.Name, now)));

    async Task CheckTranslationsAsync(CancellationToken cancellation)
    {
        foreach (var (step, now) in draft.Translated)
        {
            var was = (await draft.StoredAsync(step.Id, cancellation).ConfigureAwait(false))?.Properties.List<Translation>("translations") ?? [];
            if (was.Any(translation => !now.Contains(translation)))
                RefuseUnlessCorrection(step.Id.Value, step.Path!);
        }
    }

    void RefuseUnlessCorrection(string id, string path)
    {
        InputRefusedException.At(path, () =>
        {
            caller.RefuseUnless(Right.CORRECT, $"{id} is there and differs: to replace it");
            return true;
        });
        if (!input.Has("expectedRevision"))
            throw new InputRefusedException(input.At("expectedRevision"), new WriteConflictException($"{id} is there and differs. To correct it, give as expectedRevision the revision that you read it at.", [id]));
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.GraphQL.Schema;

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
        InputRefusedException.At(path, () => caller.RefuseUnless(Right.CORRECT, $"{id} is there and differs: to replace it"));
        if (!input.Has("expectedRevision"))
            throw new InputRefusedException(input.At("expectedRevision"), new WriteConflictException($"{id} is there and differs. To correct it, give as expectedRevision the revision that you read it at.", [id]));
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What every entity answers beyond its properties and the fields of its edges: what it is joined to, what became of it.</summary>
sealed class EntityFields(TypeBook types, FilterInputs inputs, ListFields lists, RelationType relations, GraphTypes graphs, HistoryTypes history, IdentityTypes identities)
{
    /// <summary>Links of one node that are counted by sort.</summary>
    const int MostCounted = 1000;

    /// <summary>Links of one node that are counted in all.</summary>
    const int MostOfDegree = 1_000_000;

    ObjectGraphType Facet => types.Object("NeighbourFacet", "Relations of one sort at an entity: what an expand menu shows.");

    public IEnumerable<FieldType> All()
    {
        if (Facet.Fields.Count == 0)
            FillFacet();
        return [Relations(), Neighbours(), Degree(), NeighbourFacets(), identities.OfEntity(), history.Retraction(), history.History(), graphs.AsGraph()];
    }

    FieldType Relations() => Fields.Asking<EntityAt>("relations", relations.Connection,
        [Fields.Argument("kinds", types.EdgeKind.Some()), Fields.Argument("direction", types.Direction, "BOTH"), Fields.Argument("events", types.EventView, "BOTH"), Fields.Argument("during", inputs.During), .. PageAsked.Forwards], (context, entity) =>
        {
            var (at, asked) = (entity.At, RequestContext.Of(context).Asked(context));
            return at.Loader<NodeId, RelationCut>("relations", $"{asked.Key}{asked.Selects("totalCount")}", async (ids, cancellation) =>
            {
                var page = PageAsked.Read(asked);
                var stamp = Cursors.StampOf("relations|" + asked.Question);
                var query = View(at.World, asked.Word("events", EventView.BOTH)) with
                {
                    Kinds = asked.Texts("kinds")?.Select(at.World.EdgeKind).ToList(),
                    Direction = asked.Word("direction", Direction.BOTH),
                    During = asked.Get<object>("during") is { } during ? Times.Read(during) : null,
                    First = page.Size,
                    After = page.After is { } after ? Cursors.LinkCursor(stamp, after) : null,
                    WithPayload = true,
                    WithTotal = asked.Selects("totalCount"),
                };
                var found = await at.Reads.LinksAsync(at.Graph.At, ids, query, cancellation).ConfigureAwait(false);
                var shown = await new Proofs(at.Graph).OfLinksAsync([.. found.Values.SelectMany(links => links.Items)], cancellation).ConfigureAwait(false);
                var next = 0;
                return found.ToDictionary(pair => pair.Key, pair => new RelationCut(
                    [.. pair.Value.Items.Select(link => new RelationEdge(Cursors.Of(stamp, link.Cursor), new RelationAt(at, shown[next++], link.Node)))], pair.Value.HasMore, page.After is not null, pair.Value.Total));
            }).Load(entity.Id).Then(page => page ?? RelationCut.Empty);
        }, "Asserted and direct edges; derivedFrom tells which.");

    FieldType Neighbours() => lists.Of("neighbours", "neighbours", types.World.NodeKinds,
        [Fields.Argument("kinds", types.NodeKind.Some()), Fields.Argument("edgeKinds", types.EdgeKind.Some()), Fields.Argument("direction", types.Direction, "BOTH"), Fields.Argument("events", types.EventView, "EDGES"), Fields.Argument("exclude", Fields.IdType.Some())],
        "What is one relation away.", (at, parents, asked, _) =>
        {
            var view = asked.Word("events", EventView.EDGES);
            var kinds = asked.Texts("edgeKinds")?.Select(at.World.EdgeKind).ToList() ?? [.. at.World.EdgeKinds.Where(kind => view != EventView.NODES || !kind.IsDirect)];
            var back = asked.Word("direction", Direction.BOTH) switch { Direction.OUT => Direction.IN, Direction.IN => Direction.OUT, _ => Direction.BOTH };
            IReadOnlyList<NodeKind> far = asked.Texts("kinds") is { Count: > 0 } words ? [.. words.Select(at.World.NodeKind)] : View(at.World, view).FarKinds?.ToList() ?? at.World.NodeKinds;
            var exclude = FilterInputs.IdsOf(asked.Texts("exclude") ?? []);
            return Task.FromResult<IReadOnlyDictionary<NodeId, Filter>>(parents.ToDictionary(parent => parent, parent => (Filter)new Filter.All(
                [new Filter.OfKind(far), new Filter.Related(kinds, back, new Filter.Is([parent])), new Filter.Not(new Filter.Is([.. exclude, parent]))])));
        });

    static FieldType Degree() => Fields.Of<EntityAt>("degree", Fields.IntType.Sure(), entity => entity.At.Loader<NodeId, LinkCounts>("degree", "", (ids, cancellation) =>
        entity.At.Reads.CountLinksAsync(entity.At.Graph.At, ids, new LinkQuery(), MostOfDegree, cancellation)).Load(entity.Id).Then(counts => counts?.Total ?? 0), "Asserted edges only.");

    FieldType NeighbourFacets() => Fields.Asking<EntityAt>("neighbourFacets", Facet.Some(),
        [Fields.Argument("events", types.EventView, "EDGES"), Fields.Argument("exclude", Fields.IdType.Some()), Fields.Argument("during", inputs.During, null, "Relations without a time stay.")], (context, entity) =>
        {
            var (at, asked) = (entity.At, RequestContext.Of(context).Asked(context));
            return at.Loader<NodeId, IReadOnlyList<NeighbourFacet>>("neighbourFacets", asked.Key, async (ids, cancellation) =>
            {
                var query = View(at.World, asked.Word("events", EventView.EDGES)) with { Exclude = FilterInputs.IdsOf(asked.Texts("exclude") ?? []) };
                var found = new List<IReadOnlyDictionary<NodeId, LinkCounts>>();
                foreach (var part in asked.Get<object>("during") is { } during ? InTime(at.World, query, Times.Read(during)) : [query])
                    found.Add(await at.Reads.CountLinksAsync(at.Graph.At, ids, part, MostCounted, cancellation).ConfigureAwait(false));
                return ids.ToDictionary(id => id, id => (IReadOnlyList<NeighbourFacet>)
                    [.. found.Where(counts => counts.ContainsKey(id)).SelectMany(counts => counts[id].Rows.Select(row => new NeighbourFacet(row, counts[id].Complete)))]);
            }).Load(entity.Id).Then(facets => facets ?? []);
        }, "What an expand menu shows: relation, direction, far kind, count.");

    /// <summary>In EDGES events and claims give way to the direct edges that stand for them.</summary>
    static LinkQuery View(World world, EventView events) => events switch
    {
        EventView.NODES => new LinkQuery(),
        EventView.EDGES => new LinkQuery { Layer = Layer.BOTH, FarKinds = [.. world.NodeKinds.Where(kind => !kind.Is(Part.Event | Part.Claim))] },
        _ => new LinkQuery { Layer = Layer.BOTH },
    };

    static IEnumerable<LinkQuery> InTime(World world, LinkQuery query, During during)
    {
        var kinds = world.EdgeKinds.ToLookup(kind => kind.NeedsClaim || kind.IsDirect || kind == EdgeKinds.MadeClaim || kind == EdgeKinds.About);
        return [query with { Kinds = [.. kinds[true]], During = during }, query with { Kinds = [.. kinds[false]] }];
    }

    void FillFacet() => Facet.Add(
        Fields.Of<NeighbourFacet>("edgeKind", types.EdgeKind.Sure(), facet => facet.Row.Kind.Name),
        Fields.Of<NeighbourFacet>("direction", types.Direction.Sure(), facet => facet.Row.Direction),
        Fields.Of<NeighbourFacet>("kind", types.NodeKind.Sure(), facet => facet.Row.FarKind.Word, "Of what is at the far end."),
        Fields.Of<NeighbourFacet>("label", Fields.TextType.Sure(), facet => facet.Row.Direction == Direction.OUT ? facet.Row.Kind.Reads : facet.Row.Kind.ReadsBack, "Read from the entity that was asked."),
        Fields.Of<NeighbourFacet>("count", Fields.IntType.Sure(), facet => facet.Row.Count),
        Fields.Of<NeighbourFacet>("complete", Fields.FlagType.Sure(), facet => facet.Complete, "False when the entity has more links than are counted."));

    sealed record NeighbourFacet(LinkCount Row, bool Complete);
}

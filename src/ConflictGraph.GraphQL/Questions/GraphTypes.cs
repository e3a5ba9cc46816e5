using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Parts of the graph to draw, and ways from one thing to another.</summary>
sealed class GraphTypes
{
    readonly TypeBook types;
    readonly FilterInputs inputs;
    readonly RelationType relations;

    public GraphTypes(TypeBook types, FilterInputs inputs, RelationType relations)
    {
        (this.types, this.inputs, this.relations) = (types, inputs, relations);
        FillGraph();
        FillPaths();
    }

    ObjectGraphType Graph => types.Object("Graph", "A part of the graph to draw. Every edge has both ends among nodes or known.");

    ObjectGraphType PathAnswer => types.Object("PathAnswer");

    public FieldType Subgraph() => Fields.Waiting<ReadAt>("subgraph", Graph, [Fields.Argument("input", Input().Sure())], (context, at) =>
        DrawAsync(at, Read(at, (IDictionary<string, object?>)RequestContext.Of(context).Asked(context).Get<object>("input")!), context.CancellationToken));

    public FieldType AsGraph() => Fields.Waiting<EntityAt>("asGraph", Graph,
        [Fields.Argument("depth", Fields.IntType, 1), Fields.Argument("nodeLimit", Fields.IntType, 100), Fields.Argument("events", types.EventView, "EDGES")], (context, entity) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            return DrawAsync(entity.At, new SubgraphQuery { Seeds = [entity.Id], Depth = asked.Number("depth", 1), NodeLimit = asked.Number("nodeLimit", 100), Events = asked.Word("events", EventView.EDGES) }, context.CancellationToken);
        }, "What lies round it.");

    public FieldType Paths() => Fields.Waiting<ReadAt>("paths", PathAnswer,
    [
        Fields.Argument("from", Fields.IdType.Sure()), Fields.Argument("to", Fields.IdType.Sure()), Fields.Argument("maxLength", Fields.IntType, 6), Fields.Argument("first", Fields.IntType, 3),
        Fields.Argument("avoid", Fields.IdType.Some()), Fields.Argument("avoidKinds", types.NodeKind.Some(), AvoidedKinds, "Kinds that no path goes through; its ends may be of them."),
        Fields.Argument("avoidDegreeOver", Fields.IntType), Fields.Argument("edgeKinds", types.EdgeKind.Some()), Fields.Argument("minCertainty", types.Words(Enumerations.Certainty)), Fields.Argument("events", types.EventView, "BOTH"),
    ], async (context, at) =>
    {
        var asked = RequestContext.Of(context).Asked(context);
        var query = new ConnectionQuery(NodeId.Parse(asked.Text("from")!), NodeId.Parse(asked.Text("to")!))
        {
            MaxLength = asked.Number("maxLength", 6),
            First = asked.Number("first", 3),
            Avoid = FilterInputs.IdsOf(asked.Texts("avoid") ?? []),
            AvoidKinds = [.. (asked.Texts("avoidKinds") ?? []).Select(at.World.NodeKind)],
            AvoidDegreeOver = asked.Get<int?>("avoidDegreeOver"),
            EdgeKinds = asked.Texts("edgeKinds")?.Select(at.World.EdgeKind).ToList(),
            AtLeast = asked.WordOrNull<Certainty>("minCertainty"),
            Events = asked.Word("events", EventView.BOTH),
        };
        return new At<PathAnswer>(at, await new Paths(at.Graph).AskAsync(query, context.CancellationToken).ConfigureAwait(false));
    }, "How two things are connected: the shortest ways first.");

    string[] AvoidedKinds => [.. types.World.NodeKinds.Intersect(new ConnectionQuery(default, default).AvoidKinds).Select(kind => kind.Word)];

    InputObjectGraphType Input() => types.Input("SubgraphInput",
        "No seeds: the newest events that pass, with their ends. depth 0: exactly the seeds and the edges among them. known: not sent again, edges to them are; at most 2,000 of each.",
        Fields.Input("seeds", Fields.IdType.Some(), null, Array.Empty<object>()), Fields.Input("depth", Fields.IntType, null, 1), Fields.Input("known", Fields.IdType.Some(), null, Array.Empty<object>()),
        Fields.Input("kinds", types.NodeKind.Some()), Fields.Input("edgeKinds", types.EdgeKind.Some()), Fields.Input("direction", types.Direction, null, "BOTH"),
        Fields.Input("during", inputs.During), Fields.Input("within", inputs.Within), Fields.Input("citing", Fields.IdType.Some(), "Documents, or sources that published them: only edges whose evidence is from these."),
        Fields.Input("events", types.EventView, null, "EDGES"), Fields.Input("bundle", Fields.FlagType, "Parallel edges of one kind, modality and stance as one.", true),
        Fields.Input("minDegree", Fields.IntType), Fields.Input("nodeLimit", Fields.IntType, null, 300), Fields.Input("edgeLimit", Fields.IntType, null, 1000));

    static SubgraphQuery Read(ReadAt at, IDictionary<string, object?> input)
    {
        IReadOnlyList<string>? Texts(string name) => input.TryGetValue(name, out var value) && value is not null ? FieldAsked.TextsOf(value) : null;
        int Number(string name, int otherwise) => input.TryGetValue(name, out var value) && value is int number ? number : otherwise;
        return new SubgraphQuery
        {
            Seeds = FilterInputs.IdsOf(Texts("seeds") ?? []),
            Known = FilterInputs.IdsOf(Texts("known") ?? []),
            Depth = Number("depth", 1),
            Direction = Enum.Parse<Direction>(input.Text("direction") ?? "BOTH"),
            Kinds = Texts("kinds")?.Select(at.World.NodeKind).ToList(),
            EdgeKinds = Texts("edgeKinds")?.Select(at.World.EdgeKind).ToList(),
            During = input.TryGetValue("during", out var during) && during is not null ? Times.Read(during) : null,
            Within = input.TryGetValue("within", out var within) && within is not null ? FilterInputs.Inside(within) : null,
            Citing = Texts("citing") is { } citing ? FilterInputs.IdsOf(citing) : null,
            Events = Enum.Parse<EventView>(input.Text("events") ?? "EDGES"),
            Bundle = !input.TryGetValue("bundle", out var bundle) || bundle is not false,
            MinDegree = input.TryGetValue("minDegree", out var degree) ? degree as int? : null,
            NodeLimit = Number("nodeLimit", 300),
            EdgeLimit = Number("edgeLimit", 1000),
        };
    }

    static async Task<object?> DrawAsync(ReadAt at, SubgraphQuery query, CancellationToken cancellation) =>
        new At<Subgraph>(at, await new Neighbourhood(at.Graph).AskAsync(query, cancellation).ConfigureAwait(false));

    void FillGraph()
    {
        var node = types.Object("GraphNode", null, type => type.Add(
            Fields.Of<At<GraphNode>>("entity", types.Entity.Sure(), at => at.Reading.Show(at.Value.Entity)),
            Fields.Of<At<GraphNode>>("depth", Fields.IntType.Sure(), at => at.Value.Depth),
            Fields.Of<At<GraphNode>>("hiddenNeighbours", Fields.IntType.Sure(), at => at.Value.HiddenNeighbours, "Links in the asked view that were not sent.")));
        var omission = types.Object("Omission", "What was left out, how much, and why.", type => type.Add(
            Fields.Of<Omission>("reason", types.Words<OmissionReason>().Sure(), omitted => omitted.Reason),
            Fields.Of<Omission>("kind", types.NodeKind, omitted => omitted.Kind?.Word),
            Fields.Of<Omission>("edgeKind", types.EdgeKind, omitted => omitted.EdgeKind?.Name),
            Fields.Of<Omission>("count", Fields.IntType.Sure(), omitted => omitted.Count)));
        Graph.Add(
            Fields.Of<At<Subgraph>>("nodes", node.Many(), at => at.Value.Nodes.Select(one => new At<GraphNode>(at.Reading, one)).ToArray()),
            Fields.Of<At<Subgraph>>("edges", relations.Type.Many(), at => at.Value.Edges.Select(edge => new RelationAt(at.Reading, edge)).ToArray()),
            Fields.Of<At<Subgraph>>("truncated", Fields.FlagType.Sure(), at => at.Value.Truncated, "The asked budget cut."),
            Fields.Of<At<Subgraph>>("complete", Fields.FlagType.Sure(), at => at.Value.Complete, "No cap of the service cut; totals are exact when true."),
            Fields.Of<At<Subgraph>>("totalNodes", Fields.IntType.Sure(), at => at.Value.TotalNodes),
            Fields.Of<At<Subgraph>>("totalEdges", Fields.IntType.Sure(), at => at.Value.TotalEdges),
            Fields.Of<At<Subgraph>>("orderedBy", types.Words<GraphOrder>(description: "What was kept when a graph was cut.").Sure(), at => at.Value.OrderedBy),
            Fields.Of<At<Subgraph>>("omitted", omission.Many(), at => at.Value.Omitted));
    }

    void FillPaths()
    {
        var path = types.Object("Path", "One way from one thing to another.", type => type.Add(
            Fields.Of<At<Connection>>("nodes", types.Entity.Many(), at => at.Value.Nodes.Select(entity => at.Reading.Show(entity)).ToArray()),
            Fields.Of<At<Connection>>("edges", relations.Type.Many(), at => at.Value.Edges.Select(edge => new RelationAt(at.Reading, edge)).ToArray(), "One for each step, the surest."),
            Fields.Of<At<Connection>>("length", Fields.IntType.Sure(), at => at.Value.Length),
            Fields.Of<At<Connection>>("sentence", Fields.TextType.Sure(), at => at.Value.Sentence, "Names each event with its modality and who says so.")));
        PathAnswer.Add(
            Fields.Of<At<PathAnswer>>("paths", path.Many(), at => at.Value.Paths.Select(one => new At<Connection>(at.Reading, one)).ToArray()),
            Fields.Of<At<PathAnswer>>("verdict", types.Words<PathVerdict>(description: "STOPPED: a cap was reached, so there may be a path.").Sure(), at => at.Value.Verdict));
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>The fields of a kind that lead over its edges: plain lists where there are few, connections where there may be many.</summary>
sealed class EdgeFields(TypeBook types, ListFields lists, CitedForms forms, FilterInputs inputs)
{
    /// <summary>Relations of one thing in a range of time that a list is made of.</summary>
    const int MostInTime = 5000;

    readonly World world = types.World;

    /// <summary>Those that every kind has in one shape; they stand on Entity.</summary>
    public IEnumerable<FieldType> OfEveryKind(NodeKind? kind) => Shown().Where(shown => IsEverywhere(shown)).Select(shown => FieldOf(shown, kind));

    public bool Has(NodeKind kind, string name) => Shown().Any(shown => shown.Field.Name == name && shown.Field.OwnersIn(shown.Edge).Contains(kind));

    public IEnumerable<FieldType> OfKind(NodeKind kind) => Shown().Where(shown => !IsEverywhere(shown) && shown.Field.OwnersIn(shown.Edge).Contains(kind)).Select(shown => FieldOf(shown, kind));

    bool IsEverywhere(ShownEdge shown) => shown.Field.Everywhere || (!shown.Edge.SameKind && shown.Field.OwnersIn(shown.Edge).Count == world.NodeKinds.Count);

    /// <summary>An edge that is called alike at both ends is one field there, which looks both ways.</summary>
    IEnumerable<ShownEdge> Shown() =>
        from edge in world.EdgeKinds
        from same in edge.Shown.GroupBy(field => (field.Name, Owners: string.Join(',', field.OwnersIn(edge)), Far: string.Join(',', field.FarKindsIn(edge, null))))
        let field = same.First()
        select new ShownEdge(edge, field, same.Count() > 1 ? Direction.BOTH : field.At == End.FROM ? Direction.OUT : Direction.IN);

    FieldType FieldOf(ShownEdge shown, NodeKind? owner)
    {
        var far = shown.Field.FarKindsIn(shown.Edge, owner);
        return shown.Edge.Few.Contains(shown.Field.At) ? ListOf(shown, far) : ConnectionOf(shown, far);
    }

    FieldType ListOf(ShownEdge shown, IReadOnlyList<NodeKind> far)
    {
        var form = forms.Of(shown.Edge);
        return Fields.Asking<EntityAt>(shown.Field.Name, (form ?? types.Of(far)).Many(), ArgumentsOf(shown), (context, entity) =>
        {
            var wanted = Wanted(shown, RequestContext.Of(context).Asked(context));
            return FewEdges.Load(entity.At, entity.Id, shown.Edge, shown.Direction).Then(edges => form is null
                ? entity.At.Entities([.. edges!.Where(wanted).Select(edge => edge.Far).Distinct()])
                : (object)edges!.Where(wanted).ToArray());
        }, shown.Description);
    }

    FieldType ConnectionOf(ShownEdge shown, IReadOnlyList<NodeKind> far) =>
        lists.Of(shown.Field.Name, $"{shown.Edge}.{shown.Field.Name}.{string.Join(',', far)}", far, ArgumentsOf(shown), shown.Description,
            async (at, parents, asked, cancellation) => DuringOf(shown, asked) is { } during
                ? await InTimeAsync(shown, at, parents, during, cancellation).ConfigureAwait(false)
                : parents.ToDictionary(parent => parent, parent => Leads(shown, parent, asked)),
            (parent, asked) => new LedBy(parent, shown.Edge, shown.Direction, shown.Field.Tags ?? Tags(shown, asked), DuringOf(shown, asked)));

    /// <summary>A direct edge has the time of its event, and one of several between two things may be in the range where another is not: so the edges are asked, and not what they lead to.</summary>
    static async Task<IReadOnlyDictionary<NodeId, Filter>> InTimeAsync(ShownEdge shown, ReadAt at, IReadOnlyList<NodeId> parents, During during, CancellationToken cancellation)
    {
        var query = new LinkQuery { Kinds = [shown.Edge], Direction = shown.Direction, Layer = Layer.BOTH, During = during, First = MostInTime, EndsOnly = true };
        var found = await at.Reads.LinksAsync(at.Graph.At, parents, query, cancellation).ConfigureAwait(false);
        if (found.Any(links => links.Value.HasMore))
            throw new LimitException("LIMIT_SIZE", $"More than {MostInTime} relations '{shown.Edge.Reads}' lie in this range of time. Ask for a shorter one.");
        return parents.ToDictionary(parent => parent, parent => (Filter)new Filter.Is(found.TryGetValue(parent, out var links) ? [.. links.Items.Select(link => link.Other).Distinct()] : []));
    }

    static During? DuringOf(ShownEdge shown, FieldAsked asked) => shown.Edge.IsDirect && asked.Get<object>("during") is { } during ? Times.Read(during) : null;

    /// <summary>What is listed, seen from itself: joined to the one it is listed for.</summary>
    static Filter Leads(ShownEdge shown, NodeId parent, FieldAsked asked)
    {
        var back = shown.Direction switch { Direction.OUT => Direction.IN, Direction.IN => Direction.OUT, _ => Direction.BOTH };
        Filter.Related Joined(IReadOnlyList<string>? tags) => new([shown.Edge], back, new Filter.Is([parent])) { Tags = tags };
        if (!IsFlag(shown))
            return Joined(shown.Field.Tags ?? Tags(shown, asked));
        return asked.Word("disputed", Disputed.EXCLUDE) switch
        {
            Disputed.INCLUDE => Joined(null),
            Disputed.ONLY => Joined(["true"]),
            _ => new Filter.All([Joined(null), new Filter.Not(Joined(["true"]))]),
        };
    }

    IEnumerable<QueryArgument> ArgumentsOf(ShownEdge shown)
    {
        if (shown.Edge.IsDirect)
            yield return Fields.Argument("during", inputs.During, null, "When the event was, or the claim was made.");
        if (shown.Field.Tags is not null)
            yield break;
        if (shown.Edge.Tag is { Words: { } words } tag)
            yield return Fields.Argument(tag.Name + "s", types.Words(words).Some());
        if (IsFlag(shown))
            yield return Fields.Argument(shown.Edge.Tag!.Name, types.Disputed, "EXCLUDE");
        if (Held.Lasts(shown.Edge))
            yield return Fields.Argument("at", Scalars.CivilTime, null, "Only those that held then.");
    }

    static Func<RelationAt, bool> Wanted(ShownEdge shown, FieldAsked asked)
    {
        var (tags, at) = (shown.Field.Tags ?? Tags(shown, asked), asked.Text("at"));
        var disputed = IsFlag(shown) ? asked.Word("disputed", Disputed.EXCLUDE) : Disputed.INCLUDE;
        var far = shown.Field.Far;
        return edge =>
            (tags is null || (edge.Relation.Entered?.Edge.Tag is { } tag && tags.Contains(tag)))
            && (disputed == Disputed.INCLUDE || edge.Relation.Entered?.Edge.Tag == "true" == (disputed == Disputed.ONLY))
            && (far is null || far.Any(kind => edge.Far.Prefix == kind.Prefix))
            && (at is null || Held.At(edge.Relation.Properties, at));
    }

    /// <summary>Marked or not, such as a disputed area: asked by whether to leave it out.</summary>
    static bool IsFlag(ShownEdge shown) => shown.Field.Tags is null && shown.Edge.Tag?.Type == PropertyType.Flag;

    static IReadOnlyList<string>? Tags(ShownEdge shown, FieldAsked asked) => shown.Edge.Tag?.Words is null ? null : asked.Texts(shown.Edge.Tag.Name + "s");

    sealed record ShownEdge(EdgeKind Edge, EdgeField Field, Direction Direction)
    {
        public string Description => $"{Edge.Name}{(Field.Tags is { } tags && Edge.Tag?.Words is not null ? $" as {string.Join(" or ", tags)}" : "")}: {(Field.At == End.FROM ? Edge.Reads : Edge.ReadsBack)}.";
    }
}

/// <summary>Edges of which a node has few: all of a level's are read in one call each way, whatever fields ask for them.</summary>
static class FewEdges
{
    const int MostForOne = 5000;

    public static IDataLoaderResult<IReadOnlyList<RelationAt>?> Load(ReadAt at, NodeId node, EdgeKind kind, Direction direction) =>
        at.Loader<(NodeId Node, EdgeKind Kind, Direction Direction), IReadOnlyList<RelationAt>>("few", "", async (keys, cancellation) =>
        {
            var answers = new Dictionary<(NodeId, EdgeKind, Direction), IReadOnlyList<RelationAt>>(keys.Count);
            foreach (var key in keys)
                answers[key] = [];
            // Both ways at once: of an engine that is a way off each costs a journey.
            var ways = keys.GroupBy(key => key.Direction).Select(way => ReadAsync(at, way.Key, [.. way.Select(key => key.Node).Distinct()], [.. way.Select(key => key.Kind).Distinct()], cancellation)).ToList();
            foreach (var way in ways)
                foreach (var (key, edges) in await way.ConfigureAwait(false))
                    if (answers.TryGetValue(key, out var known))
                        answers[key] = known.Count == 0 ? edges : [.. known, .. edges];
            return answers;
        }).Load((node, kind, direction));

    /// <summary>The links of each node come by kind, so what belongs together stands together.</summary>
    static async Task<List<((NodeId, EdgeKind, Direction) Key, RelationAt[] Edges)>> ReadAsync(ReadAt at, Direction direction, IReadOnlyList<NodeId> nodes, IReadOnlyList<EdgeKind> kinds, CancellationToken cancellation)
    {
        var query = new LinkQuery { Kinds = kinds, Direction = direction, Layer = kinds.Any(kind => kind.IsDirect) ? Layer.BOTH : Layer.ASSERTED, First = MostForOne, EndsOnly = true, WithPayload = true, WithFar = true };
        var found = await at.Reads.LinksAsync(at.Graph.At, nodes, query, cancellation).ConfigureAwait(false);
        var links = new List<Link>(nodes.Count);
        foreach (var page in found.Values)
            links.AddRange(page.Items);
        var relations = await new Proofs(at.Graph).OfLinksAsync(links, cancellation).ConfigureAwait(false);
        var parts = new List<((NodeId, EdgeKind, Direction), RelationAt[])>();
        for (var (from, to) = (0, 0); from < links.Count; from = to)
        {
            for (to = from + 1; to < links.Count && links[to].Node == links[from].Node && links[to].Kind == links[from].Kind;)
                to++;
            parts.Add(((links[from].Node, links[from].Kind, direction), Part(at, links, relations, from, to)));
        }
        return parts;
    }

    static RelationAt[] Part(ReadAt at, List<Link> links, IReadOnlyList<Relation> relations, int from, int to)
    {
        var part = new RelationAt[to - from];
        for (var i = from; i < to; i++)
            part[i - from] = new RelationAt(at, relations[i], links[i].Node);
        return part;
    }
}

/// <summary>Whether an edge that lasts, such as the holding of an office, held at a time.</summary>
static class Held
{
    public static bool Lasts(EdgeKind kind) => kind.Property("from")?.Type == PropertyType.When && kind.Property("to")?.Type == PropertyType.When;

    public static bool At(Properties properties, string time)
    {
        var (start, end) = CivilTime.Parse(time);
        var (from, to, attested) = (properties.Time("from"), properties.Time("to"), properties.Time("attested"));
        if (from is null && to is null)
            return attested is null || new During(start.Seconds, end.Seconds).Matches(attested);
        return !(from?.From >= end.Seconds) && !(to?.Until <= start.Seconds);
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Wording;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Finding things: by words, by time, by place, and how many there are of each sort.</summary>
sealed class FindingTypes(TypeBook types, Connections connections, FilterTypes filters, FilterInputs inputs)
{
    readonly World world = types.World;

    ObjectGraphType KindCount() => types.Object("KindCount", null, type => type.Add(
        Fields.Of<(NodeKind Kind, long Count)>("kind", types.NodeKind.Sure(), one => one.Kind.Word),
        Fields.Of<(NodeKind Kind, long Count)>("count", Fields.IntType.Sure(), one => one.Count)));

    public FieldType Search() => Fields.Waiting<ReadAt>("search", Hits(), [Fields.Argument("text", Fields.TextType.Sure()), Fields.Argument("kinds", types.NodeKind.Some()), .. PageAsked.Forwards], async (context, at) =>
    {
        var asked = RequestContext.Of(context).Asked(context);
        var (first, after, stamp) = Told<At<SearchHit>>.Read(asked, "search");
        var page = await new Search(at.Graph).FindAsync(asked.Text("text")!, asked.Texts("kinds")?.Select(world.NodeKind).ToList(), first, after, context.CancellationToken).ConfigureAwait(false);
        return new HitsTold(page, new([.. page.Hits.Select(hit => new At<SearchHit>(at, hit))], hit => hit.Value.Cursor, page.HasMore, after is not null, stamp, page.Total));
    }, "By name, in whatever script and with a slip or two, and by what is said of it.");

    public FieldType Timeline() => Fields.Waiting<ReadAt>("timeline", TimelineType(),
        [
            Fields.Argument("filter", filters.EntityFilter), Fields.Argument("kinds", types.NodeKind.Some(), null, "By default all that have a time."), Fields.Argument("bucket", types.Words<BucketSize>(), "DAY"),
            Fields.Argument("zone", Fields.TextType, null, "Of during, where that names none. Buckets are of times as their sources gave them, whose clocks are not moved."), Fields.Argument("during", inputs.During),
        ], async (context, at) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var kinds = Kinds(asked, [.. world.NodeKinds.Where(kind => kind.Time is not null)]);
            var (zone, during) = (asked.Text("zone") is { } name ? Zone.Parse(name) : null, asked.Get<object>("during"));
            var filter = await FilterAsync(at, asked, kinds, context.CancellationToken).ConfigureAwait(false);
            var isOwnTime = during is null || Times.Meaning(during) is not { } meaning || kinds.All(kind => kind.Time is not { } time || time.Meaning == meaning);
            var query = new TimelineQuery(asked.Word("bucket", BucketSize.DAY))
            {
                Kinds = kinds,
                // A range of another time narrows what is shown; where it is shown is always the kind's own time.
                Filter = isOwnTime ? filter : new Filter.All([filter ?? FilterInputs.Everything, await Times.ReadAsync(during!, new FilterReading(at, kinds, context.CancellationToken), zone).ConfigureAwait(false)]),
                During = isOwnTime && during is not null ? Times.Read(during, zone) : null,
            };
            return new TimelineAt(at, await new Timeline(at.Graph).AskAsync(query, context.CancellationToken).ConfigureAwait(false), asked.Key);
        }, "How many things were when, each in every bucket in which it may have been.");

    public FieldType Map() => Fields.Waiting<ReadAt>("map", Scalars.GeoJson,
        [Fields.Argument("filter", filters.EntityFilter), Fields.Argument("kinds", types.NodeKind.Some(), new[] { world.NodeKinds.First(kind => kind.Is(Part.Event)).Word }), Fields.Argument("bounds", inputs.Bounds), Fields.Argument("first", Fields.IntType, 1000)], async (context, at) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var kinds = Kinds(asked, world.NodeKinds);
            var boxes = asked.Get<object>("bounds") is { } bounds ? FilterInputs.Boxes(bounds) : [];
            if (boxes.Count > 1)
                throw new BadInputException("These bounds cross the antimeridian (west is greater than east). Ask for the two sides by themselves.", "bounds");
            var query = new MapQuery { Kinds = kinds, Filter = await FilterAsync(at, asked, kinds, context.CancellationToken).ConfigureAwait(false), Bounds = boxes.Count == 0 ? null : boxes[0], First = asked.Number("first", 1000) };
            var map = await new MapFeatures(at.Graph).AskAsync(query, context.CancellationToken).ConfigureAwait(false);
            return new RawJson(map.ToGeoJson());
        }, "A FeatureCollection, a feature a place: an area where only an area is known, null where none is.");

    public FieldType Statistics()
    {
        var edgeCount = types.Object("EdgeKindCount", null, type => type.Add(
            Fields.Of<(EdgeKind Kind, long Count)>("kind", types.EdgeKind.Sure(), one => one.Kind.Name),
            Fields.Of<(EdgeKind Kind, long Count)>("count", Fields.IntType.Sure(), one => one.Count)));
        var statistics = types.Object("Statistics", "How much there is.", type => type.Add(
            Fields.Of<At<Statistics>>("nodes", KindCount().Many(), at => at.Value.Nodes.Select(one => (object)one).ToArray()),
            Fields.Of<At<Statistics>>("edges", edgeCount.Many(), at => at.Value.Edges.Select(one => (object)one).ToArray(), "Asserted ones."),
            Fields.Of<At<Statistics>>("totalNodes", Fields.IntType.Sure(), at => at.Value.TotalNodes),
            Fields.Of<At<Statistics>>("totalEdges", Fields.IntType.Sure(), at => at.Value.TotalEdges),
            Fields.Of<At<Statistics>>("firstRevision", types.Object("Revision"), at => at.Value.First is { } first ? new At<Revision>(at.Reading, first) : null)));
        return Fields.Waiting<ReadAt>("statistics", statistics, [], async (context, at) => new At<Statistics>(at, await Queries.Statistics.OfAsync(at.Graph, context.CancellationToken).ConfigureAwait(false)));
    }

    async Task<Filter?> FilterAsync(ReadAt at, FieldAsked asked, IReadOnlyList<NodeKind> kinds, CancellationToken cancellation) =>
        asked.Get<object>("filter") is { } filter ? await filters.EntityFilter.ReadAsync(filter, new FilterReading(at, kinds, cancellation)).ConfigureAwait(false) : null;

    IReadOnlyList<NodeKind> Kinds(FieldAsked asked, IReadOnlyList<NodeKind> otherwise) => asked.Texts("kinds") is { Count: > 0 } kinds ? [.. kinds.Select(world.NodeKind)] : otherwise;

    ObjectGraphType Hits()
    {
        var span = types.Object("Span", null, type => type.Add(Fields.Of<TextSpan>("start", Fields.IntType.Sure(), place => place.Start), Fields.Of<TextSpan>("end", Fields.IntType.Sure(), place => place.End)));
        var hit = types.Object("SearchHit", null, type => type.Add(
            Fields.Of<At<SearchHit>>("entity", types.Entity.Sure(), at => at.Reading.Show(at.Value.Entity)),
            Fields.Of<At<SearchHit>>("score", Fields.FloatType.Sure(), at => at.Value.Score),
            Fields.Of<At<SearchHit>>("match", types.Words("SearchMatch", null, Enum.GetNames<SearchMatch>().Select(Upper)).Sure(), at => Upper(at.Value.Match.ToString())),
            Fields.Of<At<SearchHit>>("matchedField", Fields.TextType.Sure(), at => at.Value.MatchedField),
            Fields.Of<At<SearchHit>>("matchedText", Fields.TextType.Sure(), at => at.Value.MatchedText),
            Fields.Of<At<SearchHit>>("snippet", Fields.TextType, at => at.Value.Snippet?.Text),
            Fields.Of<At<SearchHit>>("highlights", span.Many(), at => (at.Value.Snippet?.Highlights ?? []).Select(place => (object)place).ToArray(), "In snippet.")));
        return connections.Of("Search", hit, page => ((HitsTold)page).Page.Total,
        [
            Fields.Of<HitsTold>("complete", Fields.FlagType.Sure(), page => page.Page.Complete, "False when a cap was reached; totals are exact when true."),
            Fields.Of<HitsTold>("kinds", KindCount().Many(), page => page.Page.Kinds.Select(one => (object)(one.Kind, (long)one.Count)).ToArray(), "Hits by kind, before paging: the headings of a grouped list."),
        ]);
    }

    ObjectGraphType TimelineType() => types.Object("Timeline", "When things were, as uncertain as they are.", type =>
    {
        var bucket = types.Object("TimelineBucket", "Things that were, or may have been, in a stretch of time.", type => type.Add(
            Fields.Of<BucketAt>("start", Scalars.CivilTime.Sure(), at => at.Bucket.Start), Fields.Of<BucketAt>("end", Scalars.CivilTime.Sure(), at => at.Bucket.End, "The first moment after it."),
            Fields.Of<BucketAt>("certain", Fields.IntType.Sure(), at => at.Bucket.Certain, "Surely inside."), Fields.Of<BucketAt>("possible", Fields.IntType.Sure(), at => at.Bucket.Possible, "Perhaps inside: overlaps."),
            Entries<BucketAt>(at => at.Timeline, at => at.Bucket.List)));
        var tray = types.Object("TimelineTray", "What has no time.", type => type.Add(
            Fields.Of<TimelineAt>("count", Fields.IntType.Sure(), at => at.Answer.Undated), Entries<TimelineAt>(at => at, at => at.Answer.UndatedList)));
        type.Add(
            Fields.Of<TimelineAt>("bucket", types.Words<BucketSize>().Sure(), at => at.Answer.Bucket),
            Fields.Of<TimelineAt>("buckets", bucket.Many(), at => at.Answer.Buckets.Select(one => new BucketAt(at, one)).ToArray(), "Only those that hold something; at most 1,000."),
            Fields.Of<TimelineAt>("undated", tray.Sure(), at => at),
            Fields.Of<TimelineAt>("earlier", Fields.IntType.Sure(), at => at.Answer.Earlier, "Dated things before during."),
            Fields.Of<TimelineAt>("later", Fields.IntType.Sure(), at => at.Answer.Later, "Dated things after during."));
    });

    /// <summary>What is in a bucket; those of one timeline are read in one call.</summary>
    FieldType Entries<T>(Func<T, TimelineAt> timelineOf, Func<T, ListQuery> list) => Fields.Asking<T>("entries", connections.Of(world.NodeKinds), PageAsked.Forwards, (context, source) =>
    {
        var (timeline, asked) = (timelineOf(source), RequestContext.Of(context).Asked(context));
        return timeline.At.Loader<ListQuery, EntityPage>($"timeline.{typeof(T).Name}", $"{timeline.Asked}|{asked.Key}{asked.Selects("totalCount")}", async (queries, cancellation) =>
        {
            var at = timeline.At;
            var page = PageAsked.Read(asked);
            var stamp = Cursors.StampOf($"timeline|{timeline.Asked}|{asked.Question}");
            var paged = queries.Select(query => query with { Size = page.Size, After = page.After is { } after ? Cursors.ListCursor(stamp, after) : null, WithTotal = asked.Selects("totalCount") }).ToList();
            var pages = await at.Reads.ListAsync(at.Graph.At, paged, cancellation).ConfigureAwait(false);
            return queries.Select((query, i) => (query, Page: new EntityPage(at, new ListAsked(paged[i], page, stamp), paged[i], pages[i]))).ToDictionary(pair => pair.query, pair => pair.Page, LeftOut.SameList);
        }, LeftOut.SameList).Load(list(source));
    });

    /// <param name="Asked">How it was asked.</param>
    sealed record TimelineAt(ReadAt At, TimelineAnswer Answer, string Asked);

    sealed record BucketAt(TimelineAt Timeline, TimelineBucket Bucket);

    /// <summary><c>NameVariant</c> → <c>NAME_VARIANT</c>.</summary>
    static string Upper(string name) => string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    sealed record HitsTold(SearchPage Page, Told<At<SearchHit>> Told) : IConnection
    {
        public IReadOnlyList<IConnectionEdge> Edges => Told.Edges;

        public bool HasNext => Told.HasNext;

        public bool HasPrevious => Told.HasPrevious;
    }
}

using System.CommandLine;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

sealed class TimelineCommand : QuestionCommand
{
    readonly Argument<string?> about;
    readonly Option<BucketSize> bucket;
    readonly Option<string[]> kinds;
    readonly Option<string?> from;
    readonly Option<string?> until;
    readonly Option<int> each;

    public TimelineCommand() : base("timeline", "When things happened, were said and were published, as uncertain as they are.")
    {
        about = Takes<string?>("ABOUT", "Only what is joined to this: a name or an id (default: everything)", ArgumentArity.ZeroOrOne);
        bucket = Value("--by", "HOUR|DAY|WEEK|MONTH|YEAR", "How finely it is divided", BucketSize.DAY);
        kinds = Value<string[]>("--kind", KindOption.HelpName, "Only these kinds of things (default: Incident and Communication)").WithKinds();
        from = Value<string?>("--from", "DATE", "Of this day or later");
        until = Value<string?>("--until", "DATE", "Of this day or earlier");
        each = Value("--each", "N", "How many are listed of each day, week …", 10);
    }

    public override Purpose Purpose => Purpose.Ask;

    public override IReadOnlyList<string> Examples => ["timeline", "timeline --kind Claim --by WEEK --json"];

    protected override async Task<ExitCode> AnswerAsync(ParseResult asked, GraphAt graph, Desk desk, CancellationToken cancellation)
    {
        Filter? filter = asked.GetValue(about) is { } thing
            ? new Filter.Related(graph.World.EdgeKinds, Model.Direction.BOTH, new Filter.Is([(await Meant.OneAsync(graph, thing, desk, cancellation)).Id])) : null;
        var found = await new Timeline(graph).AskAsync(new TimelineQuery(asked.GetValue(bucket))
        {
            Kinds = KindOption.Of(asked.GetValue(kinds), graph.World) ?? [.. graph.World.NodeKinds.Where(kind => kind.Is(Part.Event))],
            Filter = filter,
            During = Instants.Range(asked.GetValue(from), asked.GetValue(until)),
        }, cancellation);
        var size = asked.GetValue(each);
        var lists = found.Buckets.Count == 0 ? [] : await graph.Reads.ListAsync(graph.At, [.. found.Buckets.Select(entry => entry.List with { Size = size })], cancellation);
        if (WantsJson(asked))
        {
            var buckets = new List<object>();
            for (var i = 0; i < found.Buckets.Count; i++)
                buckets.Add(new
                {
                    Start = found.Buckets[i].Start.ToString(),
                    End = found.Buckets[i].End.ToString(),
                    found.Buckets[i].Certain,
                    found.Buckets[i].Possible,
                    lists[i].HasMore,
                    Things = await EntityLines.JsonAsync(graph, lists[i].Items, cancellation),
                });
            return await JsonAnswer.WriteAsync(desk, new { graph.Revision, found.Bucket, Buckets = buckets, found.Undated, found.Earlier, found.Later }, cancellation: cancellation);
        }

        using var page = desk.Answer();
        if (found.Buckets.Count == 0)
            page.Line("Nothing has a date here.");
        for (var i = 0; i < found.Buckets.Count; i++)
            await ShowAsync(page, graph, found.Buckets[i], lists[i], cancellation);
        if (found.Undated > 0)
            page.Line($"{StatementLines.Count(found.Undated, "thing")} without a date.");
        if (found.Earlier + found.Later > 0)
            page.Line($"{found.Earlier} earlier and {found.Later} later than asked.");
        return ExitCode.Done;
    }

    static async Task ShowAsync(AnswerPage page, GraphAt graph, TimelineBucket bucket, Page<Entity> list, CancellationToken cancellation)
    {
        page.Line(0, (bucket.Start.ToString(), Tone.Strong), ($"  {bucket.Certain} surely{(bucket.Possible > 0 ? $", {bucket.Possible} perhaps" : "")}", Tone.Quiet));
        await EntityLines.ShowAsync(page, graph, list.Items, cancellation, indent: 2);
        if (list.HasMore)
            page.Line(2, ($"Showing {list.Items.Count} of {bucket.Certain + bucket.Possible}; --each asks for more.", Tone.Normal));
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Who said what: speakers, each with their statements.</summary>
sealed class SayingTypes(TypeBook types, Values values, Connections connections, FilterInputs inputs)
{
    public FieldType WhoSaidWhat() => Fields.Waiting<ReadAt>("whoSaidWhat", Speakers(),
    [
        Fields.Argument("about", Fields.IdType.Some(), null, "Exactly these things."), Fields.Argument("text", Fields.TextType, null, "Words of what was said, or the name of what it is about."),
        Fields.Argument("by", Fields.IdType.Some()), Fields.Argument("via", Fields.IdType.Some()), Fields.Argument("citing", Fields.IdType.Some()),
        Fields.Argument("stance", types.Words(Enumerations.Stance).Some()), Fields.Argument("claimKind", types.Words(Enumerations.ClaimKind).Some()),
        Fields.Argument("during", inputs.During), Fields.Argument("publishedUntil", Scalars.DateTime), Fields.Argument("includeRelated", Fields.FlagType, true),
        Fields.Argument("orderBy", types.Words<SpeakerOrder>(), "STATEMENTS"), .. PageAsked.Forwards,
    ], async (context, at) =>
    {
        var asked = RequestContext.Of(context).Asked(context);
        var (first, after, stamp) = Told<At<Speaker>>.Read(asked, "whoSaidWhat");
        var page = await new WhoSaidWhat(at.Graph).AskAsync(Query(asked) with { First = first, After = after }, context.CancellationToken).ConfigureAwait(false);
        return new SpeakersTold(page, at, new([.. page.Speakers.Select(speaker => new At<Speaker>(at, speaker))], speaker => speaker.Value.Cursor, page.HasMore, after is not null, stamp, page.Total));
    }, "Who said what about things, or in words, or at all: one of about, text and by at least.");

    static SayingQuery Query(FieldAsked asked)
    {
        var during = asked.Get<object>("during");
        return new SayingQuery
        {
            About = Ids(asked, "about"),
            Text = asked.Text("text"),
            By = Ids(asked, "by"),
            Via = Ids(asked, "via"),
            Citing = Ids(asked, "citing"),
            Stances = asked.Texts("stance"),
            ClaimKinds = asked.Texts("claimKind"),
            During = during is null ? null : Times.Read(during),
            DuringOf = during is null ? TimeOf.SAID : Times.Meaning(during) ?? TimeOf.SAID,
            IncludeRelated = asked.Get<object>("includeRelated") is not false,
            PublishedUntil = asked.Get<DateTimeOffset?>("publishedUntil"),
            Order = asked.Word("orderBy", SpeakerOrder.STATEMENTS),
        };
    }

    static IReadOnlyList<NodeId>? Ids(FieldAsked asked, string argument) => asked.Texts(argument) is { } texts ? FilterInputs.IdsOf(texts) : null;

    ObjectGraphType Speakers() => connections.Of("Speaker", types.Object("Speaker", "Everything one speaker says of what was asked.", FillSpeaker), page => ((SpeakersTold)page).Page.Total,
    [
        Fields.Of<SpeakersTold>("complete", Fields.FlagType.Sure(), page => page.Page.Complete, "False when a cap was reached; totals are exact when true."),
        Fields.Of<SpeakersTold>("matched", types.Entity.Many(), page => page.Page.Matched.Select(entity => page.At.Show(entity)).ToArray(), "The entities that text was taken for; at most 20."),
        Fields.Of<SpeakersTold>("undatedLeftOut", Fields.IntType.Sure(), page => page.Page.UndatedLeftOut, "Statements that during left out because they have no such time."),
    ]);

    void FillSpeaker(ObjectGraphType speaker)
    {
        var stance = types.Object("StanceCount", null, type => type.Add(
            Fields.Of<(string Stance, int Count)>("stance", types.Words(Enumerations.Stance).Sure(), count => count.Stance),
            Fields.Of<(string Stance, int Count)>("count", Fields.IntType.Sure(), count => count.Count)));
        var statements = connections.Of("Statement", types.Object("Statement", "One thing somebody said, and how it comes to answer.", FillStatement), page => ((ICounted)page).Count, []);
        speaker.Add(
            Fields.Of<At<Speaker>>("entity", types.Entity.Sure(), at => at.Reading.Show(at.Value.Entity)),
            Fields.Asking<At<Speaker>>("statements", statements, PageAsked.Forwards, (context, at) =>
            {
                var (first, after, stamp) = Told<At<Statement>>.Read(RequestContext.Of(context).Asked(context), "statements");
                var page = at.Value.Page(first, after);
                return new Told<At<Statement>>([.. page.Items.Select(statement => new At<Statement>(at.Reading, statement))], statement => statement.Value.Cursor, page.HasMore, after is not null, stamp, page.Total);
            }, "Newest first, undated last."),
            Fields.Of<At<Speaker>>("statementCount", Fields.IntType.Sure(), at => at.Value.Statements.Count),
            Fields.Of<At<Speaker>>("stances", stance.Many(), at => at.Value.Stances.Select(count => (object)count).ToArray()),
            Fields.Of<At<Speaker>>("latest", values.When, at => at.Value.Latest is { } latest ? new At<When>(at.Reading, latest) : null));
    }

    void FillStatement(ObjectGraphType statement) => statement.Add(
        Fields.Of<At<Statement>>("claim", types.Object("Claim").Sure(), at => at.Reading.Show(at.Value.Claim)),
        Fields.Of<At<Statement>>("relation", types.Words<StatementRelation>(description: "DIRECT: about what was asked. THROUGH_INCIDENT: about an event in which it has a part. RESPONSE, REPEAT: to or of such a claim.").Sure(), at => at.Value.Relation),
        Fields.Of<At<Statement>>("through", types.Entity.Many(), at => at.Reading.Entities(at.Value.Through), "What lies between the claim and what was asked."),
        Fields.Of<At<Statement>>("certainty", types.Words(Enumerations.Certainty).Sure(), at => at.Value.Certainty, "That of the weakest edge on the way; show INFERRED as such."),
        Fields.Of<At<Statement>>("why", Fields.TextType, at => at.Value.Why));

    sealed record SpeakersTold(SpeakerPage Page, ReadAt At, Told<At<Speaker>> Told) : IConnection
    {
        public IReadOnlyList<IConnectionEdge> Edges => Told.Edges;

        public bool HasNext => Told.HasNext;

        public bool HasPrevious => Told.HasPrevious;
    }
}

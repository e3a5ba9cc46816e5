using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Who says what of an event, question by question, and where accounts disagree.</summary>
sealed class AccountTypes
{
    readonly TypeBook types;
    readonly Values values;
    readonly Connections connections;
    readonly FilterInputs inputs;

    public AccountTypes(TypeBook types, Values values, Connections connections, FilterInputs inputs)
    {
        (this.types, this.values, this.connections, this.inputs) = (types, values, connections, inputs);
        Fill();
    }

    ObjectGraphType Disagreement => types.Object("Disagreement", "The accounts of one event on one question (of one side and unit), compared. Never a winner.");

    public FieldType OfEvent() => Fields.Asking<EntityAt>("accounts", Disagreement.Some(),
        [Fields.Argument("questions", types.Words(Enumerations.Question).Some()), Fields.Argument("publishedUntil", Scalars.DateTime)], (context, entity) =>
        {
            var (at, asked) = (entity.At, RequestContext.Of(context).Asked(context));
            return at.Loader<NodeId, IReadOnlyList<Disagreement>>("accounts", asked.Key, (events, cancellation) =>
                new Accounts(at.Graph).OfAsync(events, asked.Texts("questions")?.ToHashSet(), asked.Get<DateTimeOffset?>("publishedUntil"), cancellation)).Load(entity.Id)
                .Then(accounts => (accounts ?? []).Select(account => new At<Disagreement>(at, account)).ToArray());
        }, "Its answers per question, side and unit, with every verdict.");

    public FieldType Disagreements() => Fields.Waiting<ReadAt>("disagreements", Connection(),
    [
        Fields.Argument("about", Fields.IdType.Some(), null, "Incidents, or things that an incident's claims give a part in it."), Fields.Argument("questions", types.Words(Enumerations.Question).Some()),
        Fields.Argument("during", inputs.During), Fields.Argument("publishedUntil", Scalars.DateTime), .. PageAsked.Forwards,
    ], async (context, at) =>
    {
        var asked = RequestContext.Of(context).Asked(context);
        var (first, after, stamp) = Told<At<FoundDisagreement>>.Read(asked, "disagreements");
        var query = new DisagreementQuery(asked.Texts("about") is { } about ? FilterInputs.IdsOf(about) : null, asked.Texts("questions")?.ToHashSet(), asked.Get<object>("during") is { } during ? Times.Read(during) : null)
        {
            PublishedUntil = asked.Get<DateTimeOffset?>("publishedUntil"),
            First = first,
            After = after,
            WithTotal = asked.Selects("totalCount"),
        };
        return new Found(at, await new Disagreements(at.Graph).FindAsync(query, context.CancellationToken).ConfigureAwait(false), stamp, after is not null);
    }, "Verdict DISAGREE only, newest incident first; accounts has them all.");

    ObjectGraphType Connection() => connections.Of("Disagreement", Disagreement, page => ((Found)page).Page.Total,
    [
        Fields.Of<Found>("complete", Fields.FlagType.Sure(), page => page.Page.Complete, "False when a cap was reached; totals are exact when true."),
        Fields.Of<Found>("undatedLeftOut", Fields.IntType.Sure(), page => page.Page.UndatedLeftOut, "Undated incidents that during left out."),
    ]);

    void Fill()
    {
        var answer = types.Object("Answer", "One answer of one claim.", type => type.Add(
            Fields.Of<At<Answer>>("polarity", types.Words(Enumerations.Polarity).Sure(), at => at.Value.Polarity),
            Fields.Of<At<Answer>>("stance", types.Words(Enumerations.Stance), at => at.Value.Stance),
            Fields.Of<At<Answer>>("measure", values.Measure, at => at.Value.Measure),
            Fields.Of<At<Answer>>("entity", types.Entity, at => at.Value.Entity is { } entity ? at.Reading.Entity(entity) : null),
            Fields.Of<At<Answer>>("when", values.When, at => at.Value.When is { } when ? new At<When>(at.Reading, when) : null),
            Fields.Of<At<Answer>>("effect", types.Words(Enumerations.Effect), at => at.Value.Effect),
            Fields.Of<At<Answer>>("text", Fields.TextType, at => at.Value.Text),
            Fields.Of<At<Answer>>("claim", types.Object("Claim").Sure(), at => at.Reading.Entity(at.Value.Claim))));
        var account = types.Object("Account", "What one origin answers. A set of things adds up; of measures and times the latest counts.", type => type.Add(
            Fields.Of<At<Account>>("claimants", types.Entity.Many(), at => at.Reading.Entities(at.Value.Claimants)),
            Fields.Of<At<Account>>("value", Fields.TextType.Sure(), at => at.Value.Value, "For display."),
            Fields.Of<At<Account>>("answers", answer.Many(), at => at.Value.Answers.Select(one => new At<Answer>(at.Reading, one)).ToArray()),
            Fields.Asking<At<Account>>("claims", types.Object("Claim").Many(), PageAsked.Part, (context, at) => CitedFields.Part(context, at.Reading, at.Value.Claims)),
            Fields.Of<At<Account>>("claimCount", Fields.IntType.Sure(), at => at.Value.Claims.Count),
            Fields.Of<At<Account>>("origins", types.Entity.Many(), at => at.Reading.Entities(at.Value.Origins)),
            Fields.Of<At<Account>>("independentOrigins", Fields.IntType.Sure(), at => at.Value.IndependentOrigins),
            Fields.Of<At<Account>>("superseded", types.Object("Claim").Many(), at => at.Reading.Entities(at.Value.Superseded), "Claims of the same origin whose answer no longer counts.")));
        var side = types.Object("AccountSide", "Accounts that say the same.", type => type.Add(
            Fields.Of<At<AccountSide>>("value", Fields.TextType.Sure(), at => at.Value.Value),
            Fields.Of<At<AccountSide>>("accounts", account.Many(), at => at.Value.Accounts.Select(one => new At<Account>(at.Reading, one)).ToArray()),
            Fields.Of<At<AccountSide>>("independentOrigins", Fields.IntType.Sure(), at => at.Value.IndependentOrigins)));
        Disagreement.Add(
            Fields.Of<At<Disagreement>>("id", Fields.IdType.Sure(), at => at.Value.Id, "Event, question, side and unit."),
            Fields.Of<At<Disagreement>>("event", types.Event.Sure(), at => at.Reading.Show(at.Value.Event), "A communication has accounts too: of when it was, and of who says that it was."),
            Fields.Of<At<Disagreement>>("incident", types.Object("Incident"), at => at.Value.Event.Kind == NodeKinds.Incident ? at.Reading.Show(at.Value.Event) : null, "The event, where it is an incident."),
            Fields.Of<At<Disagreement>>("question", types.Words(Enumerations.Question).Sure(), at => at.Value.Question),
            Fields.Of<At<Disagreement>>("side", Fields.TextType, at => at.Value.Side),
            Fields.Of<At<Disagreement>>("unit", Fields.TextType, at => at.Value.Unit),
            Fields.Of<At<Disagreement>>("verdict", types.Words<AccountVerdict>(description: "That of the worst pair of accounts.").Sure(), at => at.Value.Verdict),
            Fields.Of<At<Disagreement>>("accounts", account.Many(), at => at.Value.Accounts.Select(one => new At<Account>(at.Reading, one)).ToArray()),
            Fields.Of<At<Disagreement>>("sides", side.Many(), at => at.Value.Sides.Select(one => new At<AccountSide>(at.Reading, one)).ToArray(), "The accounts, those that say the same together."),
            Fields.Of<At<Disagreement>>("independentOrigins", Fields.IntType.Sure(), at => at.Value.IndependentOrigins));
    }

    /// <summary>The page's end may lie beyond its last item: the search for more goes on from there.</summary>
    sealed record Found(ReadAt At, DisagreementPage Page, string Stamp, bool HasPrevious) : IConnection
    {
        IConnectionEdge[]? edges;

        public IReadOnlyList<IConnectionEdge> Edges => edges ??=
            [.. Page.Items.Select((item, i) => new CutEdge(Cursors.Write(Stamp, i == Page.Items.Count - 1 ? Page.End ?? item.Cursor : item.Cursor), new At<Disagreement>(At, item.Disagreement)))];

        public bool HasNext => Page.HasMore;
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What was entered when and by whom: revisions, changes, and what became of a thing.</summary>
sealed class HistoryTypes
{
    readonly TypeBook types;
    readonly Connections connections;
    readonly RelationType relations;
    readonly IdentityTypes identities;

    public HistoryTypes(TypeBook types, Connections connections, RelationType relations, IdentityTypes identities)
    {
        (this.types, this.connections, this.relations, this.identities) = (types, connections, relations, identities);
        FillRevision();
        FillChange();
    }

    ObjectGraphType Revision => types.Object("Revision", "One change set as it was written.");

    ObjectGraphType Change => types.Object("Change", "One thing that a change set entered or took out: exactly one of entity, relation, judgement is there.");

    ObjectGraphType Changes => connections.Browsed<At<Change>>("Change", Change);

    public FieldType TheRevision() => Fields.Of<ReadAt>("revision", Revision.Sure(), at => new At<Revision>(at, at.Revision), "The one that is read.");

    public FieldType Revisions() => Fields.Waiting<ReadAt>("revisions", connections.Browsed<At<Revision>>("Revision", Revision),
        [Fields.Argument("author", Fields.TextType), Fields.Argument("about", Fields.IdType.Some(), null, "Those that entered or took out one of these things, or a relation or a judgement at one."), .. PageAsked.Forwards], async (context, at) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var (author, about) = (asked.Text("author"), asked.Texts("about") is { } ids ? FilterInputs.IdsOf(FilterReading.Values(ids)) : null);
            return await BrowseAsync(asked, "revisions", (page, cancellation) => RevisionsAsync(at, new RevisionQuery(page, author, About: about), cancellation), context.CancellationToken).ConfigureAwait(false);
        }, "Newest first.");

    public FieldType WhatChanged()
    {
        var since = types.Input("RevisionOrInstant", "A revision by its number, or the last one at or before an instant.", Fields.Input("revision", Fields.IntType), Fields.Input("at", Scalars.DateTime));
        since.IsOneOf = true;
        return Fields.Waiting<ReadAt>("changes", Changes,
            [Fields.Argument("since", since), Fields.Argument("until", since), Fields.Argument("about", Fields.IdType.Some()), Fields.Argument("kinds", types.NodeKind.Some()), .. PageAsked.Forwards], async (context, at) =>
            {
                var asked = RequestContext.Of(context).Asked(context);
                var query = new ChangesQuery(Ref(asked.Get<object>("since")), Ref(asked.Get<object>("until")))
                {
                    About = asked.Texts("about") is { } about ? FilterInputs.IdsOf(about) : null,
                    Kinds = asked.Texts("kinds")?.Select(at.World.NodeKind).ToList(),
                };
                return await BrowseAsync(asked, "changes", async (page, cancellation) =>
                    Show(at, (await new WhatChanged(at.Graph).AskAsync(query with { Page = page }, cancellation).ConfigureAwait(false)).Changes), context.CancellationToken).ConfigureAwait(false);
            }, "What was entered and taken out, in the order it was.");
    }

    public FieldType History() => Fields.Asking<EntityAt>("history", Changes, PageAsked.Forwards, (context, entity) =>
    {
        var (at, asked) = (entity.At, RequestContext.Of(context).Asked(context));
        var (page, skipped, stamp, size) = Browsed<At<Change>>.Read(asked, "history");
        async Task<Page<At<Change>>> More(NodeId id, PageOf next, CancellationToken cancellation) => Show(at, (await at.Reads.HistoryAsync([id], next, cancellation).ConfigureAwait(false)).GetValueOrDefault(id) ?? Page<Change>.Empty);
        return at.Loader<NodeId, Page<Change>>("history", asked.Key, (ids, cancellation) => at.Reads.HistoryAsync(ids, page, cancellation)).Load(entity.Id)
            .Then(found => new Browsed<At<Change>>(Show(at, found ?? Page<Change>.Empty), page.After, skipped, stamp, size, (next, cancellation) => More(entity.Id, next, cancellation)));
    }, "What was entered about it, newest first.");

    /// <summary>The revision that holds a write; a preview has none.</summary>
    public FieldType RevisionWritten() => Fields.Of<Written>("revision", Revision, written => written.Answer.Outcome == Writing.WriteOutcome.PREVIEW ? null : new At<Revision>(written.At, written.Answer.Revision),
        "The one that holds it: new, repeated, or the newest where nothing changed; null in a preview.");

    public FieldType ChangesWritten() => Fields.Waiting<Written>("changes", Changes, PageAsked.Forwards, (context, written) =>
        BrowseAsync(RequestContext.Of(context).Asked(context), "written.changes", async (page, cancellation) => Show(written.At, await written.ChangesAsync(page, cancellation).ConfigureAwait(false)), context.CancellationToken));

    public FieldType Retraction()
    {
        var retraction = types.Object("Retraction", "When and why something was taken out.", type => type.Add(
                Fields.Of<At<Revision>>("revision", Revision.Sure(), at => at),
                Fields.Of<At<Revision>>("reason", Fields.TextType, at => at.Value.Reason)));
        return Fields.Of<EntityAt>("retraction", retraction, entity => entity.Entity.RetractedIn is { } number ? RevisionOf(entity.At, number) : null, "Set on what was retracted; the rest is its last version.");
    }

    public static IDataLoaderResult RevisionOf(ReadAt at, long number) => RevisionOf(at, number, revision => new At<Revision>(at, revision));

    public static IDataLoaderResult RevisionOf(ReadAt at, long number, Func<Revision, object?> show) =>
        at.Loader<long, Revision>("revision", "", async (numbers, cancellation) =>
        {
            var found = new Dictionary<long, Revision>();
            foreach (var one in numbers)
                found[one] = one == at.Revision.Number ? at.Revision : (await at.Reads.RevisionAsync(RevisionRef.Numbered(one), cancellation).ConfigureAwait(false))!;
            return found;
        }).Load(number).Then(revision => show(revision!));

    static async Task<Page<At<Revision>>> RevisionsAsync(ReadAt at, RevisionQuery query, CancellationToken cancellation)
    {
        var page = await at.Reads.RevisionsAsync(query, cancellation).ConfigureAwait(false);
        return new([.. page.Items.Select(revision => new At<Revision>(at, revision))], page.HasMore, page.Total, page.Next);
    }

    static Page<At<Change>> Show(ReadAt at, Page<Change> page) => new([.. page.Items.Select(change => new At<Change>(at, change))], page.HasMore, page.Total, page.Next);

    static async Task<object?> BrowseAsync<T>(FieldAsked asked, string field, Func<PageOf, CancellationToken, Task<Page<T>>> pages, CancellationToken cancellation) where T : notnull
    {
        var (page, skipped, stamp, size) = Browsed<T>.Read(asked, field);
        return new Browsed<T>(await pages(page, cancellation).ConfigureAwait(false), page.After, skipped, stamp, size, pages);
    }

    static RevisionRef? Ref(object? given)
    {
        if (given is not IDictionary<string, object?> which)
            return null;
        return which.TryGetValue("at", out var at) && at is DateTimeOffset instant ? RevisionRef.AsOf(instant) : RevisionRef.Numbered(Convert.ToInt64(which["revision"], System.Globalization.CultureInfo.InvariantCulture));
    }

    void FillRevision() => Revision.Add(
        Fields.Of<At<Revision>>("number", Fields.IntType.Sure(), at => at.Value.Number),
        Fields.Of<At<Revision>>("at", Scalars.DateTime.Sure(), at => at.Value.At),
        Fields.Of<At<Revision>>("author", Fields.TextType.Sure(), at => at.Value.Author),
        Fields.Of<At<Revision>>("reason", Fields.TextType, at => at.Value.Reason),
        Fields.Of<At<Revision>>("changeSet", Fields.TextType.Sure(), at => at.Value.ChangeSet, "The id that its writer gave it."),
        Fields.Waiting<At<Revision>>("changes", Changes, PageAsked.Forwards, (context, at) => BrowseAsync(RequestContext.Of(context).Asked(context), "revision.changes", async (page, cancellation) =>
            Show(at.Reading, await at.Reading.Reads.ChangesAsync(new ChangeQuery(at.Value.Number - 1, at.Value.Number, page), cancellation).ConfigureAwait(false)), context.CancellationToken)));

    void FillChange() => Change.Add(
        Fields.Of<At<Change>>("revision", Revision.Sure(), at => RevisionOf(at.Reading, at.Value.Revision)),
        Fields.Of<At<Change>>("operation", types.Words<ChangeOperation>().Sure(), at => at.Value.Operation),
        Fields.Of<At<Change>>("entity", types.Entity, at => at.Value.What == Entered.NODE ? at.Reading.Entity(new NodeId(at.Value.Id)) : null),
        Fields.Of<At<Change>>("relation", relations.Type, at => (at.Value.EdgeAfter ?? at.Value.EdgeBefore) is { } edge ? Relations.AsEntered(at.Reading, edge, at.Value.Revision) : null),
        Fields.Of<At<Change>>("judgement", identities.Judgement, at => (at.Value.JudgementAfter ?? at.Value.JudgementBefore) is { } judgement ? new At<StoredJudgement>(at.Reading, new StoredJudgement(judgement, 0, at.Value.Revision)) : null),
        Fields.Of<At<Change>>("before", Scalars.Json, at => Text(at.Value.NodeBefore, at.Value.EdgeBefore, at.Value.JudgementBefore)),
        Fields.Of<At<Change>>("after", Scalars.Json, at => Text(at.Value.NodeAfter, at.Value.EdgeAfter, at.Value.JudgementAfter)));

    static string? Text(Node? node, Edge? edge, Judgement? judgement) => node?.Properties.Json ?? edge?.Payload ?? (judgement is null ? null : IdentityTypes.Write(judgement));
}

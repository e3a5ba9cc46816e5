using System.Text;
using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Which nodes were judged to be one thing, and by whom; and which might be.</summary>
sealed class IdentityTypes
{
    readonly TypeBook types;
    readonly Values values;
    readonly Connections connections;
    readonly CitedFields citedFields;
    readonly RelationType relations;

    public IdentityTypes(TypeBook types, Values values, Connections connections, CitedFields citedFields, RelationType relations)
    {
        (this.types, this.values, this.connections, this.citedFields, this.relations) = (types, values, connections, citedFields, relations);
        FillMember();
        FillJudgement();
    }

    public ObjectGraphType Judgement => types.Object("Judgement", "What somebody judged two things of a kind to be to each other. It is reversible.");

    ObjectGraphType Member => types.Object("Member", "A node as it was entered, before any judgement.");

    public FieldType OfEntity()
    {
        var identity = types.Object("Identity", "Which nodes were judged to be this one, and by whom.");
        if (identity.Fields.Count == 0)
            Fill(identity);
        return Fields.Of<EntityAt>("identity", identity.Sure(), entity => GroupOf(entity.At, entity.Id).Then(group => new Judged(entity, group)));
    }

    public FieldType Candidates()
    {
        var reason = types.Object("CandidateReason", null, type => type.Add(Fields.Of<CandidateReason>("text", Fields.TextType.Sure(), one => one.Text), Fields.Of<CandidateReason>("weight", Fields.FloatType.Sure(), one => one.Weight)));
        var candidate = types.Object("Candidate", "Two things that may be one.", type => type.Add(
            Fields.Of<At<Candidate>>("a", types.Entity.Sure(), at => at.Reading.Show(at.Value.A)), Fields.Of<At<Candidate>>("b", types.Entity.Sure(), at => at.Reading.Show(at.Value.B)),
            Fields.Of<At<Candidate>>("score", Fields.FloatType.Sure(), at => at.Value.Score), Fields.Of<At<Candidate>>("reasons", reason.Many(), at => at.Value.Reasons),
            Fields.Of<At<Candidate>>("judgement", Judgement, at => at.Value.Judgement is { } judgement ? StoredOf(at.Reading, judgement) : null, "The standing one, UNSURE; judged pairs are not proposed otherwise.")));
        var page = connections.Of("Candidate", candidate, found => ((ICounted)found).Count, []);
        return Fields.Waiting<ReadAt>("identityCandidates", page,
            [Fields.Argument("of", Fields.IdType), Fields.Argument("kinds", types.NodeKind.Some()), Fields.Argument("datasets", Fields.TextType.Some()), .. PageAsked.Forwards], async (context, at) =>
            {
                var asked = RequestContext.Of(context).Asked(context);
                var (first, after, stamp) = Told<At<Candidate>>.Read(asked, "identityCandidates");
                var found = await new IdentityCandidates(at.Graph).FindAsync(new CandidateQuery
                {
                    Of = asked.Text("of") is { } of ? NodeId.Parse(of) : null,
                    Kinds = asked.Texts("kinds")?.Select(at.World.NodeKind).ToList(),
                    Datasets = asked.Texts("datasets")?.ToHashSet(),
                    First = first,
                    After = after,
                }, context.CancellationToken).ConfigureAwait(false);
                return new Told<At<Candidate>>([.. found.Items.Select(one => new At<Candidate>(at, one))], one => one.Value.Cursor, found.HasMore, after is not null, stamp, found.Total);
            }, "Pairs to judge, the likeliest first; nothing merges by itself.");
    }

    /// <summary>A judgement as JSON, as far as it can change.</summary>
    public static string Write(Judgement judgement)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, PropertyCodec.Options))
        {
            json.WriteStartObject();
            json.WriteString("verdict", judgement.Verdict.ToString());
            if (judgement.Canonical is { } canonical)
                json.WriteString("canonical", canonical.Value);
            if (judgement.Reason is { } reason)
                json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static IDataLoaderResult<Group?> GroupOf(ReadAt at, NodeId id) =>
        at.Loader<NodeId, Group>("group", "", (ids, cancellation) => at.Reads.GroupsAsync(at.Graph.At, ids, cancellation)).Load(id);

    static IDataLoaderResult StoredOf(ReadAt at, Judgement judgement) => GroupOf(at, judgement.A).Then(group => group?.Judgements.FirstOrDefault(stored => stored.Judgement.Id == judgement.Id) is { } stored ? new At<StoredJudgement>(at, stored) : null);

    void Fill(ObjectGraphType identity) => identity.Add(
        Fields.Of<Judged>("canonical", types.Entity.Sure(), judged => judged.Entity),
        Fields.Of<Judged>("askedAs", Fields.IdType.Sure(), judged => judged.Entity.AskedAs.Value, "The id that was asked for; the canonical id where none was."),
        Fields.Asking<Judged>("members", Member.Many(), PageAsked.Part, (context, judged) => Part(context, judged, group => group.Members.Select(member => (object)member.Node))),
        Fields.Of<Judged>("memberCount", Fields.IntType.Sure(), judged => judged.Group?.Members.Count ?? 0),
        Fields.Asking<Judged>("judgements", Judgement.Many(), PageAsked.Part, (context, judged) => Part(context, judged, group => group.Judgements.Select(judgement => new At<StoredJudgement>(judged.Entity.At, judgement)))),
        Fields.Of<Judged>("judgementCount", Fields.IntType.Sure(), judged => judged.Group?.Judgements.Count ?? 0),
        Fields.Of<Judged>("inner", relations.Type.Many(), judged => Relations.Inner(judged.Entity), "Edges between members: kept, not walked."));

    static object[] Part(global::GraphQL.IResolveFieldContext context, Judged judged, Func<Group, IEnumerable<object>> all)
    {
        var (first, skip) = PageAsked.ReadPart(RequestContext.Of(context).Asked(context));
        return judged.Group is null ? [] : [.. all(judged.Group).Skip(skip).Take(first)];
    }

    void FillMember() => Member.Add(
        Fields.Of<Node>("id", Fields.IdType.Sure(), node => node.Id.Value), Fields.Of<Node>("kind", types.NodeKind.Sure(), node => node.Kind.Word), Fields.Of<Node>("name", Fields.TextType.Sure(), node => node.Name),
        Fields.Of<Node>("names", values.Name.Many(), node => node.Properties.List<Name>("names")), Fields.Of<Node>("externalIds", values.ExternalId.Many(), node => node.Properties.List<ExternalId>("externalIds")),
        Fields.Of<Node>("properties", Scalars.Json.Sure(), node => node.Properties.Json));

    void FillJudgement() => Judgement.Add(
        Fields.Of<At<StoredJudgement>>("id", Fields.IdType.Sure(), at => at.Value.Judgement.Id),
        Fields.Of<At<StoredJudgement>>("a", Member, at => MemberOf(at.Reading, at.Value.Judgement.A)), Fields.Of<At<StoredJudgement>>("b", Member, at => MemberOf(at.Reading, at.Value.Judgement.B)),
        Fields.Of<At<StoredJudgement>>("verdict", types.Words<IdentityVerdict>().Sure(), at => at.Value.Judgement.Verdict),
        Fields.Of<At<StoredJudgement>>("canonical", Fields.IdType, at => at.Value.Judgement.Canonical?.Value, "The member whose id and values stand for all, when one was chosen."),
        Fields.Of<At<StoredJudgement>>("reason", Fields.TextType, at => at.Value.Judgement.Reason),
        Fields.Of<At<StoredJudgement>>("author", Fields.TextType.Sure(), at => HistoryTypes.RevisionOf(at.Reading, at.Value.EnteredIn, revision => revision.Author)),
        Fields.Of<At<StoredJudgement>>("at", Scalars.DateTime.Sure(), at => HistoryTypes.RevisionOf(at.Reading, at.Value.EnteredIn, revision => revision.At)),
        Fields.Of<At<StoredJudgement>>("evidence", citedFields.Evidence.Many(), at => CitedFields.Show(at.Reading, at.Value.Judgement.Evidence.Select((evidence, i) => new Proof(new EdgeId(at.Value.Judgement.Id), evidence) { Id = $"{at.Value.Judgement.Id}!{i}" }))));

    /// <summary>Null where it was taken out since.</summary>
    static IDataLoaderResult MemberOf(ReadAt at, NodeId id) => GroupOf(at, id).Then(group => group?.Members.FirstOrDefault(member => member.Node.Id == id)?.Node);

    sealed record Judged(EntityAt Entity, Group? Group);
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Fields that go with a part in the model: what a document, a claim or an event answers because it is one. They take the place of an edge's field of the same name.</summary>
sealed class PartFields(TypeBook types, Connections connections, ListFields lists, RelationType relations, CitedForms forms, CitedFields citedFields, AccountTypes accounts)
{
    readonly World world = types.World;

    IReadOnlyList<NodeKind> Claims => [.. world.NodeKinds.Where(kind => kind.Is(Part.Claim))];

    IReadOnlyList<NodeKind> Documents => [.. world.NodeKinds.Where(kind => kind.Is(Part.Document))];

    /// <param name="hasEdgeField">Whether an edge gives the kind a field of that name.</param>
    public IEnumerable<FieldType> Of(NodeKind kind, Func<string, bool> hasEdgeField) =>
    [
        .. kind.Is(Part.Document) ? OfDocument() : [],
        .. kind.Is(Part.Claim) ? OfClaim() : [],
        .. kind.Is(Part.Event) ? OfEvent(hasEdgeField("claims")) : [],
    ];

    IEnumerable<FieldType> OfDocument() =>
    [
        Fields.Asking<EntityAt>("fullText", Fields.TextType, [Fields.Argument("from", Fields.IntType, 0), Fields.Argument("to", Fields.IntType)], (context, document) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var (from, to) = (asked.Number("from", 0), asked.Number("to", int.MaxValue));
            return TextOf(document, text => text[Math.Clamp(from, 0, text.Length)..Math.Clamp(to, Math.Clamp(from, 0, text.Length), text.Length)]);
        }, "Offsets in UTF-16 code units; null if no text is kept."),
        Fields.Of<EntityAt>("textLength", Fields.IntType, document => TextOf(document, text => text.Length)),
        Fields.Asking<EntityAt>("citations", Citations(), PageAsked.Forwards, (context, document) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            return Resting.On(document).Then(edges => Cut<At<Proof>>.Read(
                [.. edges!.SelectMany(stored => ProofsOf(stored.Edge).Where(proof => proof.Evidence.Document == document.Id || stored.Edge.Evidence.Count == 1)).Select(proof => new At<Proof>(document.At, proof))], asked, "citations"));
        }, "Every piece of evidence that cites it, in order of entry: the marks of a source reader."),
        lists.Of("claims", "citedBy", Claims, [], "Claims whose evidence cites it.", async (at, documents, _, cancellation) =>
        {
            var resting = await Resting.AllAsync(at, documents, cancellation).ConfigureAwait(false);
            return documents.ToDictionary(document => document, document => (Filter)new Filter.Is([.. resting[document].Where(stored => stored.Edge.Kind == EdgeKinds.MadeClaim).Select(stored => stored.Edge.To).Distinct()]));
        }),
    ];

    IEnumerable<FieldType> OfClaim() =>
    [
        Fields.Of<EntityAt>("origins", types.Entity.Many(), claim => claim.At.Loader<NodeId, IReadOnlyList<NodeId>>("origins", "", (claims, cancellation) => new ClaimOrigins(claim.At.Graph).OfAsync(claims, cancellation))
            .Load(claim.Id).Then(origins => claim.At.Entities(origins ?? [])), "Whom it goes back to; claims of one origin count as one."),
        Fields.Asking<EntityAt>("evidence", citedFields.Evidence.Many(), PageAsked.Part, (context, claim) =>
        {
            var (first, skip) = PageAsked.ReadPart(RequestContext.Of(context).Asked(context));
            return EvidenceOf(claim).Then(proofs => CitedFields.Show(claim.At, (proofs ?? []).Skip(skip).Take(first)));
        }, "That of who made it."),
        Fields.Of<EntityAt>("evidenceCount", Fields.IntType.Sure(), claim => EvidenceOf(claim).Then(proofs => proofs?.Count ?? 0)),
        Fields.Asking<EntityAt>("basisOf", relations.Connection, PageAsked.Forwards, (context, claim) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            return Resting.On(claim).Then(edges => Resting.Show(claim, Cut<StoredEdge>.Read(edges!, asked, "basisOf")));
        }, "Relations that are according to it: what lights up with it."),
        Fields.Of<EntityAt>("via", types.Entity.Many(), Via, "Where it came through: its own way or that of what it was said in."),
        lists.Of("documents", "documentsOf", Documents, [], "The documents its evidence cites, and those it is conveyed in.", async (at, claims, _, cancellation) =>
        {
            var evidence = await new Proofs(at.Graph).EvidenceOfClaimsAsync([.. claims], cancellation).ConfigureAwait(false);
            return claims.ToDictionary(claim => claim, claim => (Filter)new Filter.Any(
                [new Filter.Is([.. evidence.GetValueOrDefault(claim, []).Select(proof => proof.Evidence.Document).Distinct()]), new Filter.Related([EdgeKinds.ConveyedIn], Direction.IN, new Filter.Is([claim]))]));
        }),
        Fields.Asking<EntityAt>("answeredBy", forms.Of(Answering[0])!.Many(), [Fields.Argument("kinds", types.EdgeKind.Some()), .. PageAsked.Part], (context, claim) =>
        {
            var asked = RequestContext.Of(context).Asked(context);
            var (first, skip) = PageAsked.ReadPart(asked);
            var kinds = asked.Texts("kinds");
            return AnswersTo(claim).Then(edges => edges.Where(edge => kinds is null || kinds.Contains(edge.Relation.Kind.Name)).Skip(skip).Take(first).ToArray());
        }, "Claims that respond to, support, contradict, repeat, correct or retract it."),
        Fields.Of<EntityAt>("answeredByCount", Fields.IntType.Sure(), claim => AnswersTo(claim).Then(edges => edges.Count)),
    ];

    IEnumerable<FieldType> OfEvent(bool hasClaims)
    {
        yield return accounts.OfEvent();
        if (!hasClaims)
            yield return lists.Of("claims", "claimsOf", Claims, [], "About it, or what one of its edges is according to.", async (at, events, _, cancellation) =>
            {
                var query = new LinkQuery { Kinds = [.. at.World.EdgeKinds.Where(edge => edge.NeedsClaim)], WithPayload = true };
                var found = await at.Reads.LinksAsync(at.Graph.At, events, query, cancellation).ConfigureAwait(false);
                return events.ToDictionary(one => one, one => (Filter)new Filter.Any(
                [
                    new Filter.Is([.. (found.TryGetValue(one, out var page) ? page.Items : []).Where(link => link.Payload!.Edge.Kind.EventEnd == (link.Direction == Direction.OUT ? End.FROM : End.TO)).SelectMany(link => link.Payload!.Edge.AccordingTo).Distinct()]),
                    new Filter.Related([EdgeKinds.About], Direction.OUT, new Filter.Is([one])),
                ]));
            });
    }

    IReadOnlyList<EdgeKind> Answering => [.. world.EdgeKinds.Where(kind => kind.JoinsClaims)];

    AllEdges AnswersTo(EntityAt claim) => new([.. Answering.Select(kind => FewEdges.Load(claim.At, claim.Id, kind, Direction.IN))]);

    /// <summary>Its own VIA, and that of the communications it was said in.</summary>
    static IDataLoaderResult Via(EntityAt claim) =>
        new AllEdges([FewEdges.Load(claim.At, claim.Id, EdgeKinds.Via, Direction.OUT), FewEdges.Load(claim.At, claim.Id, EdgeKinds.ConveyedIn, Direction.OUT)]).Then(edges =>
        {
            var own = edges.Where(edge => edge.Relation.Kind == EdgeKinds.Via).Select(edge => edge.Far).ToList();
            var saidIn = edges.Where(edge => edge.Relation.Kind == EdgeKinds.ConveyedIn && EdgeKinds.Via.From.Any(kind => kind.Prefix == edge.Far.Prefix)).Select(edge => edge.Far);
            return new AllEdges([.. saidIn.Select(communication => FewEdges.Load(claim.At, communication, EdgeKinds.Via, Direction.OUT))])
                .Then(theirs => claim.At.Entities([.. own.Concat(theirs.Select(edge => edge.Far)).Distinct()]));
        });

    static IDataLoaderResult<IReadOnlyList<Proof>?> EvidenceOf(EntityAt claim) =>
        claim.At.Loader<NodeId, IReadOnlyList<Proof>>("evidenceOfClaim", "", (claims, cancellation) => new Proofs(claim.At.Graph).EvidenceOfClaimsAsync([.. claims], cancellation)).Load(claim.Id);

    static object? TextOf(EntityAt document, Func<string, object?> show) =>
        document.Entity.Properties.Text("sha256") is { } hash
            ? document.At.Loader<string, string>("text", "", (hashes, cancellation) => document.At.Reads.TextsAsync(hashes, cancellation)).Load(hash).Then(text => text is null ? null : show(text))
            : null;

    static IEnumerable<Proof> ProofsOf(Edge edge) => edge.Evidence.Select((evidence, i) => new Proof(edge.Id, evidence) { Id = $"{edge.Id}!{i}" });

    ObjectGraphType Citations()
    {
        var citation = types.Object("Citation", "A piece of evidence with what it proves.", type => type.Add(
                Fields.Of<At<Proof>>("evidence", citedFields.Evidence.Sure(), at => at),
                Fields.Of<At<Proof>>("relation", relations.Type.Sure(), at => Relations.Load(at.Reading, at.Value.Relation.Value))));
        return connections.Of("Citation", citation, page => ((ICounted)page).Count, []);
    }
}

/// <summary>The edges of several loads, as one.</summary>
sealed class AllEdges(IReadOnlyList<IDataLoaderResult<IReadOnlyList<RelationAt>?>> loading) : IDataLoaderResult<IReadOnlyList<RelationAt>>
{
    public async Task<IReadOnlyList<RelationAt>> GetResultAsync(CancellationToken cancellationToken = default)
    {
        var all = new List<RelationAt>();
        foreach (var one in loading)
            all.AddRange(await one.GetResultAsync(cancellationToken).ConfigureAwait(false) ?? []);
        return all;
    }

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken).ConfigureAwait(false);
}

/// <summary>What rests on a claim or cites a document, under whatever id of it that was entered.</summary>
static class Resting
{
    const int AtOnce = 1000;

    public static IDataLoaderResult<IReadOnlyList<StoredEdge>?> On(EntityAt entity) =>
        entity.At.Loader<NodeId, IReadOnlyList<StoredEdge>>("restingOn", "", (ids, cancellation) => AllAsync(entity.At, ids, cancellation)).Load(entity.Id);

    public static async Task<IReadOnlyDictionary<NodeId, IReadOnlyList<StoredEdge>>> AllAsync(ReadAt at, IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var groups = await at.Reads.GroupsAsync(at.Graph.At, ids, cancellation).ConfigureAwait(false);
        var members = ids.ToDictionary(id => id, id => groups.TryGetValue(id, out var group) ? group.Members.Select(member => member.Node.Id).ToList() : [id]);
        var found = await PagesAsync(at, [.. members.Values.SelectMany(all => all).Distinct()], cancellation).ConfigureAwait(false);
        return ids.ToDictionary(id => id, id => (IReadOnlyList<StoredEdge>)[.. members[id].SelectMany(member => found[member]).DistinctBy(stored => stored.Version).OrderBy(stored => stored.Version)]);
    }

    public static IDataLoaderResult Show(EntityAt claim, Cut<StoredEdge> cut) =>
        claim.At.Loader<Cut<StoredEdge>, RelationCut>("resting.show", "", async (cuts, cancellation) =>
        {
            var all = cuts.SelectMany(one => one.Edges.Select(edge => (StoredEdge)edge.Node)).ToList();
            var relations = await new Proofs(claim.At.Graph).OfEdgesAsync(all, cancellation).ConfigureAwait(false);
            var next = 0;
            return cuts.ToDictionary(one => one, one => new RelationCut([.. one.Edges.Select(edge => new RelationEdge(edge.Cursor, new RelationAt(claim.At, relations[next++])))], one.HasNext, one.HasPrevious, one.Count));
        }).Load(cut);

    static async Task<Dictionary<NodeId, List<StoredEdge>>> PagesAsync(ReadAt at, IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var found = ids.ToDictionary(id => id, _ => new List<StoredEdge>());
        var first = await at.Reads.RestingOnAsync(at.Graph.At, ids, new PageOf(AtOnce), cancellation).ConfigureAwait(false);
        foreach (var (id, page) in first)
        {
            found[id].AddRange(page.Items);
            // More than a page rests on few things; each goes on from its own place.
            for (var next = page.Next; next is not null;)
            {
                var further = (await at.Reads.RestingOnAsync(at.Graph.At, [id], new PageOf(AtOnce, next), cancellation).ConfigureAwait(false))[id];
                found[id].AddRange(further.Items);
                next = further.Next;
            }
        }
        return found;
    }
}

using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A sort of step as clients give it: an alternative of WriteStep, and a mutation of its own.</summary>
/// <param name="Arm">In a step of a commit.</param>
/// <param name="Mutation">The mutation for people.</param>
/// <param name="Field">In the mutation's input.</param>
/// <param name="Needs">What it takes to be allowed.</param>
/// <param name="Read">Reads it into a draft.</param>
/// <param name="SaysWhy">Whether it holds its reason itself.</param>
sealed record StepInput(string Arm, string Mutation, string Field, IGraphType Type, Right Needs, Func<Given, Draft, CancellationToken, ValueTask> Read, string Description, bool SaysWhy = false)
{
    /// <summary>What the mutation's answer shows beside what every write does.</summary>
    public IReadOnlyList<FieldType> Shows { get; init; } = [];

    /// <summary><c>AddDocument</c>.</summary>
    public string Name => char.ToUpperInvariant(Mutation[0]) + Mutation[1..];
}

/// <summary>All sorts of steps: entries of each kind of node, relations, values, and what corrects, takes out and judges.</summary>
sealed class StepInputs(TypeBook types, ValueInputs values, EvidenceInputs evidence, LinkEntries links, Entries entries, WrittenFields written)
{
    readonly World world = types.World;

    static FieldType Reason(bool isRequired = true) => Fields.Input("reason", isRequired ? Fields.TextType.Sure() : Fields.TextType);

    static FieldType EntityOrRelation => Fields.Input("id", Fields.IdType.Sure(), "An entity or a relation.");

    IReadOnlyList<StepInput>? all;

    public IReadOnlyList<StepInput> All => all ??=
    [
        new("entity", "putEntity", "entity", entries.Any, Right.ADD, ReadEntity, "Enters a thing. Of one that is there and differs it replaces the whole version: that is a correction.") { Shows = [WrittenFields.Entity("entity", types.Entity)] },
        .. world.NodeKinds.Where(kind => kind.Is(Part.Document | Part.Claim | Part.Event)).OrderBy(kind => kind.Is(Part.Document) ? 0 : 1).Select(OfKind),
        new("relation", "relate", "relation", Relation, Right.ADD, ReadRelation, "Joins two things; put again it adds what is new to the edge that is there.") { Shows = [written.Relation()] },
        new("value", "recordValue", "value", entries.Value, Right.ADD, ReadValue, "Adds one answer to an event that is there.") { Shows = [written.Claims()] },
        new("correction", "correct", "correction", Correction, Right.CORRECT, ReadCorrectionAsync, "Changes values of a thing or of a relation, or moves its ends.", SaysWhy: true) { Shows = [WrittenFields.Entity("entity", types.Entity), written.Relation()] },
        new("retraction", "retract", "retraction", Retraction, Right.RETRACT, ReadRetraction, "Takes out a thing or a relation with what rests on it alone.", SaysWhy: true) { Shows = [WrittenFields.Entity("entity", types.Entity), written.Relation()] },
        new("withdrawal", "withdrawEvidence", "withdrawal", Withdrawal, Right.CORRECT, ReadWithdrawalAsync, "Takes evidence, or a claim, off a relation.", SaysWhy: true) { Shows = [written.Relations()] },
        new("restoration", "restore", "restoration", Restoration, Right.REVERT, ReadRestorationAsync, "Puts a thing or a relation back as it was at a revision.", SaysWhy: true) { Shows = [WrittenFields.Entity("entity", types.Entity), written.Relation()] },
        new("judgement", "judgeIdentity", "judgement", Judgement, Right.JUDGE, ReadJudgement, "Says whether two things are the same; what was entered stays as it is.", SaysWhy: true) { Shows = [written.Judgement()] },
        new("judgementWithdrawal", "withdrawJudgement", "withdrawal", JudgementWithdrawal, Right.JUDGE, ReadJudgementWithdrawal, "Takes a judgement back; what stood there before stands there again.", SaysWhy: true) { Shows = [written.Released()] },
        new("translation", "addTranslation", "translation", Translation, Right.ADD, ReadTranslationAsync, "Adds a name or text in another language. In place of one that is there it is a correction.") { Shows = [WrittenFields.Entity("entity", types.Entity)] },
        new("split", "split", "split", Split, Right.CORRECT, ReadSplit, "Takes one thing apart: a new one, to which some of its relations move.", SaysWhy: true) { Shows = [WrittenFields.Entity("into", types.Entity)] },
    ];

    StepInput OfKind(NodeKind kind) => new(
        kind.Prefix, (kind.Is(Part.Document) ? "add" : "record") + kind.Name, kind.Prefix, entries.Entry(kind), Right.ADD,
        (given, draft, _) => { entries.Read(given, kind, draft); return default; },
        kind.Is(Part.Document) ? "Enters a document with its text and who published it." : kind.Is(Part.Claim) ? "Enters what somebody says, with who says it and the words that prove it." : $"Enters a {kind.Prefix} with what is said of it, according to claims or documents.")
    { Shows = [WrittenFields.Entity(kind.Prefix, types.Of(kind))] };

    ValueTask ReadEntity(Given given, Draft draft, CancellationToken cancellation)
    {
        var (arm, entry) = given.One();
        entries.Read(entry, entries.KindOf(arm), draft);
        return default;
    }

    // --- relations and values
    InputObjectGraphType RelationProperties => types.Input("RelationProperties", "What relations have besides their ends; which of it, their kind says.",
        [.. world.EdgeKinds.Where(kind => !kind.IsDirect).SelectMany(kind => kind.Properties).GroupBy(property => property.Name)
            .Select(same => same.Select(values.OneOf).Distinct().Count() == 1 ? values.Of([same.First()], isPatch: true).First() : Fields.Input(same.Key, Scalars.Json))]);

    InputObjectGraphType Relation => types.Input("RelationEntry", null,
    [
        Fields.Input("kind", types.EdgeKind.Sure(), "An asserted kind."), Fields.Input("source", Fields.IdType.Sure()), Fields.Input("target", Fields.IdType.Sure()), Fields.Input("properties", RelationProperties), .. links.Said(),
    ]);

    ValueTask ReadRelation(Given given, Draft draft, CancellationToken cancellation)
    {
        var kind = world.EdgeKind(given.Text("kind")!);
        if (kind.IsDirect)
            throw new InputRefusedException(given.At("kind"), new BadInputException($"{kind} is derived from events. Enter the event and who took part in it."));
        var properties = given.Object("properties");
        RefuseForeign(properties, kind);
        if (kind.Properties.FirstOrDefault(spec => spec.IsRequired && properties?.Has(spec.Name) != true) is { } missing)
            throw new InputRefusedException($"{given.At("properties")}.{missing.Name}", new BadInputException($"{kind} needs {missing.Name}: {missing.Description}"));
        var edge = LinkEntries.Read(given, properties, kind, given.Id("source"), given.Id("target"), new Basis([], []));
        draft.Add(edge);
        draft.Show(EdgeId.Of(kind, edge.From, edge.To, edge.Properties).Value);
        return default;
    }

    static void RefuseForeign(Given? properties, EdgeKind kind)
    {
        if (properties?.Values.Keys.FirstOrDefault(name => kind.Property(name) is null) is { } foreign)
            throw new InputRefusedException(properties.At(foreign), new BadInputException(
                kind.Properties.Count == 0 ? $"{kind} has no properties." : $"{kind} has no {foreign}. It has {string.Join(", ", kind.Properties.Select(property => property.Name))}."));
    }

    ValueTask ReadValue(Given given, Draft draft, CancellationToken cancellation)
    {
        var step = Entries.ReadValue(given, null, new Basis([], []));
        draft.Add(step);
        draft.Show(step.Event.Value);
        return default;
    }

    // --- corrections
    InputObjectGraphType Correction => types.Input("CorrectionEntry", "Either entity or relation.",
        EntityOrRelation, Fields.Input("entity", entries.AnyPatch),
        Fields.Input("relation", types.Input("RelationPatch", "Only what is given changes; with another end the relation moves, evidence and all.",
            Fields.Input("source", Fields.IdType), Fields.Input("target", Fields.IdType), Fields.Input("properties", RelationProperties), Fields.Input("certainty", types.Words(Enumerations.Certainty)), Fields.Input("why", Fields.TextType))),
        Reason());

    async ValueTask ReadCorrectionAsync(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        var (entity, relation) = (given.Object("entity"), given.Object("relation"));
        if (entity is null == relation is null)
            throw new InputRefusedException(given.Path, new BadInputException("A correction changes an entity or a relation: give one of the two."));
        if (entity is not null)
        {
            CorrectEntity(given, entity, draft);
            return;
        }
        var id = EdgeOf(given, "id");
        var (kind, from, to, _) = id.Read(world);
        var properties = relation!.Object("properties");
        RefuseForeign(properties, kind);
        var step = new Step.CorrectEdge(id)
        {
            Path = given.Path,
            From = relation.IdOrNull("source"),
            To = relation.IdOrNull("target"),
            Changes = properties is null ? [] : ValueInputs.ReadNamed(properties, kind.Properties),
            Certainty = relation.Word<Certainty>("certainty"),
            Why = relation.Text("why"),
        };
        draft.Add(step);
        var old = await draft.EdgeAsync(id, draft.Before.At, cancellation).ConfigureAwait(false);
        draft.Show(old is null ? id.Value : EdgeId.Of(kind, step.From ?? from, step.To ?? to, old.Properties.With(kind.Properties, step.Changes)).Value);
    }

    void CorrectEntity(Given given, Given patches, Draft draft)
    {
        var id = given.Id("id");
        var (arm, patch) = patches.One();
        var kind = entries.KindOf(arm);
        if (!kind.IsKindOf(id))
            throw new InputRefusedException(patch.Path, new WrongKindException($"{id} is the id of a {world.KindOf(id)?.Name ?? "thing of no kind"}, not of a {kind}."));
        draft.Add(new Step.CorrectNode(id, ValueInputs.ReadNamed(patch, [.. ValueInputs.Entered(kind)])) { Path = given.Path });
        draft.Show(id.Value);
    }

    static EdgeId EdgeOf(Given given, string name) => new(given.Text(name)!);

    InputObjectGraphType Retraction => types.Input("RetractionEntry", null, EntityOrRelation, Reason());

    ValueTask ReadRetraction(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        draft.Add(given.Text("id")!.Contains('>', StringComparison.Ordinal)
            ? new Step.RetractEdge(EdgeOf(given, "id")) { Path = given.Path }
            : new Step.RetractNode(given.Id("id")) { Path = given.Path });
        draft.Show(given.Text("id")!);
        return default;
    }

    InputObjectGraphType Withdrawal => types.Input("EvidenceWithdrawal", "Pieces of evidence by their ids, as of the expectedRevision, and claims that relations are no longer according to.",
        Fields.Input("evidence", Fields.IdType.Some()),
        Fields.Input("accordingTo", types.Input("AccordingToWithdrawal", null, Fields.Input("relation", Fields.IdType.Sure()), Fields.Input("claim", Fields.IdType.Sure())).Some()),
        Reason());

    async ValueTask ReadWithdrawalAsync(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        if (!given.Has("evidence") && !given.Has("accordingTo"))
            throw new InputRefusedException(given.Path, new BadInputException("Nothing is withdrawn: name pieces of evidence, or claims."));
        foreach (var (piece, i) in given.Texts("evidence").Select((piece, i) => (piece, i)))
            await WithdrawAsync(piece, $"{given.At("evidence")}[{i}]", draft, cancellation).ConfigureAwait(false);
        foreach (var one in given.Objects("accordingTo"))
        {
            draft.Add(new Step.WithdrawEvidence(EdgeOf(one, "relation"), one.Id("claim")) { Path = one.Path });
            draft.Show(one.Text("relation")!);
        }
    }

    static async Task WithdrawAsync(string piece, string path, Draft draft, CancellationToken cancellation)
    {
        var mark = piece.LastIndexOf('!');
        var id = new EdgeId(mark < 0 ? piece : piece[..mark]);
        var edge = id.TryRead(draft.World, out _) ? await draft.EdgeAsync(id, draft.AsRead, cancellation).ConfigureAwait(false) : null;
        if (edge is null || !int.TryParse(piece.AsSpan(mark + 1), out var number) || number < 0 || number >= edge.Evidence.Count)
            throw new InputRefusedException(path, new UnknownNodeException(piece, $"No piece of evidence had this id at revision {draft.AsRead}. Ids of evidence come with it; they count within their relation."));
        var cited = edge.Evidence[number];
        draft.Add(new Step.WithdrawEvidence(id, cited.Document, cited.Selector, cited.Quote) { Path = path });
        draft.Show(id.Value);
    }

    InputObjectGraphType Restoration => types.Input("RestorationEntry", null, EntityOrRelation, Fields.Input("revision", Fields.IntType.Sure()), Reason(isRequired: false));

    async ValueTask ReadRestorationAsync(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        var (id, revision) = (given.Text("id")!, given.Number("revision")!.Value);
        draft.Add(new Step.Restore(id, revision) { Path = given.Path });
        draft.Show(id);
        // A claim does not stand without somebody who makes it.
        if (revision > 0 && revision <= draft.Before.At && NodeId.TryParse(id, out var node) && world.KindOf(node)?.Is(Part.Claim) == true)
            foreach (var made in await draft.MadeByAsync(node, revision, cancellation).ConfigureAwait(false))
                draft.Add(new Step.Restore(made.Value, revision) { Path = given.Path });
    }

    // --- identity
    InputObjectGraphType Judgement => types.Input("JudgementEntry", null,
        Fields.Input("a", Fields.IdType.Sure()), Fields.Input("b", Fields.IdType.Sure()), Fields.Input("verdict", types.Words<IdentityVerdict>().Sure()),
        Fields.Input("canonical", Fields.IdType, "Of the same: whose id and values stand for all; else the older one."), Reason(), Fields.Input("evidence", evidence.Evidence.Some()));

    static ValueTask ReadJudgement(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        var (a, b) = (given.Id("a"), given.Id("b"));
        var verdict = given.Word<IdentityVerdict>("verdict")!.Value;
        draft.Add(new Step.Judge(a, b, verdict, given.IdOrNull("canonical"), given.Text("reason"), EvidenceInputs.Read(given) ?? []) { Path = given.Path });
        draft.Show(Model.Judgement.Between(a, b, verdict).Id);
        return default;
    }

    InputObjectGraphType JudgementWithdrawal => types.Input("JudgementWithdrawal", null, Fields.Input("id", Fields.IdType.Sure(), "The judgement's."), Reason());

    static ValueTask ReadJudgementWithdrawal(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        var (a, b) = InputRefusedException.At(given.At("id"), () => Model.Judgement.EndsOf(given.Text("id")!));
        draft.Add(new Step.WithdrawJudgement(a, b) { Path = given.At("id") });
        draft.Show(a.Value);
        draft.Show(b.Value);
        return default;
    }

    // --- translations and splits
    InputObjectGraphType Translation => types.Input("TranslationEntry", null,
        Fields.Input("id", Fields.IdType.Sure(), "The entity whose name or text it is."), Fields.Input("language", Fields.TextType.Sure(), "BCP 47."), Fields.Input("text", Fields.TextType.Sure()),
        Fields.Input("by", Fields.TextType, "Who or what translated it."), Fields.Input("machine", Fields.FlagType, null, false));

    static async ValueTask ReadTranslationAsync(Given given, Draft draft, CancellationToken cancellation)
    {
        var id = given.Id("id");
        var node = await draft.NodeAsync(id, cancellation).ConfigureAwait(false) ?? throw new InputRefusedException(given.At("id"), new UnknownNodeException(id.Value));
        var translation = new Translation(given.Text("language")!, given.Text("text")!, given.Text("by"), given.Flag("machine"));
        var there = node.Properties.List<Translation>("translations").ToList();
        var place = there.FindIndex(one => one.Language == translation.Language);
        if (place < 0)
            there.Add(translation);
        else
            there[place] = translation;
        draft.Translate(id, there, given.Path);
    }

    InputObjectGraphType Split => types.Input("SplitEntry", null,
        Fields.Input("id", Fields.IdType.Sure()), Fields.Input("into", entries.Any.Sure(), "The new thing, of the same kind."), Fields.Input("relations", Fields.IdType.Many(), "These go to the new one."), Reason());

    ValueTask ReadSplit(Given given, Draft draft, CancellationToken cancellation)
    {
        draft.Because(given.Text("reason"));
        var (arm, entry) = given.Object("into")!.One();
        var into = entries.ReadAlone(entry, entries.KindOf(arm), draft);
        draft.Add(new Step.Split(given.Id("id"), into, [.. given.Texts("relations").Select(id => new EdgeId(id))]) { Path = given.Path });
        draft.Show(into.Id.Value);
        return default;
    }
}

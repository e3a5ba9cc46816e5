using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Wording;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What is entered of a kind of node, in one piece: its properties, and of events, claims and documents what hangs on them. Read off the ontology.</summary>
sealed class Entries(TypeBook types, ValueInputs values, EvidenceInputs evidence, LinkEntries links)
{
    readonly World world = types.World;

    /// <summary>One of any kind.</summary>
    public InputObjectGraphType Any => OneOf("EntityEntry", "One of these.", Entry);

    /// <summary>Changes of any kind.</summary>
    public InputObjectGraphType AnyPatch => OneOf("EntityPatch", "Only what is given changes; null takes a value away.", Patch);

    public InputObjectGraphType Entry(NodeKind kind) => types.Input(kind.Name + "Entry", kind.Description,
    [
        Fields.Input("id", Fields.IdType, "Chosen by the writer, else made from the name; other entries of the change set may refer to it."),
        .. values.Of(ValueInputs.Entered(kind), isPatch: false),
        .. kind.Is(Part.Document) ? [Fields.Input("text", Fields.TextType, "Immutable once there; may be added to a document that has none.")] : (IEnumerable<FieldType>)[],
        .. kind.Is(Part.Event) ? [Fields.Input("accordingTo", Fields.IdType.Some(), "Of every link and value below that names none: claims, or documents in place of a claim.")] : (IEnumerable<FieldType>)[],
        .. kind.Is(Part.Event | Part.Claim | Part.Document) ? [Fields.Input("evidence", evidence.Evidence.Some(), "Of every link and value below that has none" + (kind.Is(Part.Document) ? "; else the document itself." : "."))] : (IEnumerable<FieldType>)[],
        .. links.FieldsOf(kind),
        .. kind.Is(Part.Event) ? [Fields.Input("values", Value.Some(), "Answers that no link gives.")] : (IEnumerable<FieldType>)[],
    ]);

    /// <summary>One answer of an event.</summary>
    public InputObjectGraphType Value => types.Input("ValueEntry", "One answer to a question about an event.",
    [
        Fields.Input("event", Fields.IdType, "Left out inside an event's entry."), .. values.Answer(),
        Fields.Input("accordingTo", Fields.IdType.Some(), "Claims, or documents in place of a claim; else that of the entry it stands in."),
        Fields.Input("evidence", evidence.Evidence.Some(), "Else that of the entry it stands in."),
    ]);

    InputObjectGraphType Patch(NodeKind kind) => types.Input(kind.Name + "Patch", null, [.. values.Of(ValueInputs.Entered(kind), isPatch: true)]);

    InputObjectGraphType OneOf(string name, string description, Func<NodeKind, IGraphType> of)
    {
        var type = types.Input(name, description, [.. world.NodeKinds.Select(kind => Fields.Input(kind.Prefix, of(kind)))]);
        type.IsOneOf = true;
        return type;
    }

    /// <summary>The steps of an entry, and the id of what it puts.</summary>
    public NodeId Read(Given given, NodeKind kind, Draft draft)
    {
        var node = ReadNode(given, kind, draft);
        draft.Put(node, given.Path);
        if (kind.Is(Part.Document) && given.Text("text") is { } text)
            draft.Add(new Step.PutText(node.Id, text) { Path = given.At("text") });
        var cited = EvidenceInputs.Read(given) ?? (kind.Is(Part.Document) ? [new EvidenceDraft(node.Id)] : []);
        var basis = new Basis(kind.Is(Part.Event) ? given.Ids("accordingTo") : [], cited);
        foreach (var link in links.Read(given, kind, node.Id, basis))
            draft.Add(link);
        if (kind.Is(Part.Event))
            foreach (var value in given.Objects("values"))
                draft.Add(ReadValue(value, node.Id, basis));
        return node.Id;
    }

    /// <summary>What is split off: a thing alone, since its relations are moved to it.</summary>
    public Node ReadAlone(Given given, NodeKind kind, Draft draft)
    {
        if (links.Of(kind).Select(link => link.Field).Concat(["text", "values"]).FirstOrDefault(given.Has) is { } more)
            throw new InputRefusedException(given.At(more), new BadInputException("What is split off takes relations of the old one; name them in relations, and enter further ones afterwards."));
        return ReadNode(given, kind, draft);
    }

    static Node ReadNode(Given given, NodeKind kind, Draft draft)
    {
        var properties = ValueInputs.Read(given, [.. ValueInputs.Entered(kind)]);
        if (given.Has("id"))
            return new Node(given.Id("id"), kind, properties);
        var title = properties.Text(kind.Title);
        if (string.IsNullOrWhiteSpace(title))
            throw new InputRefusedException(given.At(kind.Title), new BadInputException($"{kind.Title} is empty."));
        var id = new NodeId($"{kind.Prefix}:{Slug.Of(title)}");
        draft.Make(id, given.At("id"));
        return new Node(id, kind, properties);
    }

    public static Step.RecordValue ReadValue(Given given, NodeId? happening, Basis basis)
    {
        if (happening is null && !given.Has("event"))
            throw new InputRefusedException(given.At("event"), new BadInputException("A value is one of an event; name it."));
        return new Step.RecordValue(
            happening ?? given.Id("event"), ValueInputs.ReadAnswer(given), given.Has("accordingTo") ? given.Ids("accordingTo") : basis.AccordingTo, EvidenceInputs.Read(given) ?? basis.Evidence) { Path = given.Path };
    }

    /// <summary>The kind that an alternative of <see cref="Any"/> names.</summary>
    public NodeKind KindOf(string arm) => world.NodeKinds.First(kind => kind.Prefix == arm);
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>What an entry's links rest on unless they say otherwise.</summary>
sealed record Basis(IReadOnlyList<NodeId> AccordingTo, IReadOnlyList<EvidenceDraft> Evidence);

/// <summary>An edge as an entry at one of its ends holds it.</summary>
sealed record EntryLink(EdgeKind Kind, End Here)
{
    const string Usual = "entity";

    public string Field => Here == End.FROM ? Kind.Fields.AtFrom : Kind.Fields.AtTo;

    IReadOnlyList<NodeKind> FarKinds => Here == End.FROM ? Kind.To : Kind.From;

    /// <summary>As the lists that are read call what is at the far end; a weapon or the like, which alone can be there, by its kind.</summary>
    public string Far => Kind.Form is { Far: Usual } && FarKinds is [var only] ? only.Prefix : Kind.Form?.Far ?? Usual;

    /// <summary>An edge stands at the end that has few of its kind; where both or neither do, where it starts.</summary>
    public static End HomeOf(EdgeKind kind) => kind.Few is [End.TO] ? End.TO : End.FROM;
}

/// <summary>The links that entries of events, claims and documents hold, read off the ontology.</summary>
sealed class LinkEntries(TypeBook types, ValueInputs values, EvidenceInputs evidence)
{
    /// <summary>In the order in which they can be written: who makes a claim before how claims stand to each other.</summary>
    public IReadOnlyList<EntryLink> Of(NodeKind kind) => !kind.Is(Part.Event | Part.Claim | Part.Document)
        ? []
        : [.. types.World.EdgeKinds.Where(edge => !edge.IsDirect).Select(edge => new EntryLink(edge, EntryLink.HomeOf(edge)))
            .Where(link => (link.Here == End.FROM ? link.Kind.From : link.Kind.To).Contains(kind) && kind.Property(link.Field) is null)
            .OrderBy(link => link.Kind == EdgeKinds.MadeClaim ? 0 : link.Kind.JoinsClaims ? 2 : 1)];

    public IEnumerable<FieldType> FieldsOf(NodeKind kind) => Of(kind).Select(link => Fields.Input(link.Field, TypeOf(kind, link), DescriptionOf(link)));

    IGraphType TypeOf(NodeKind kind, EntryLink link)
    {
        // What a document links to it shows itself, so an id says all.
        if (kind.Is(Part.Document))
            return Fields.IdType.Some();
        var list = Entry(link).Some();
        return link.Kind == EdgeKinds.MadeClaim ? list.Sure() : list;
    }

    static string DescriptionOf(EntryLink link) => link.Here == End.FROM ? $"{link.Kind.Name}: what it {link.Kind.Reads}." : $"{link.Kind.Name}: what it {link.Kind.ReadsBack}.";

    /// <summary>Kinds without properties of their own share the entry of their form.</summary>
    InputObjectGraphType Entry(EntryLink link)
    {
        var kind = link.Kind;
        var name = kind.Properties.Count > 0 || (kind.NeedsClaim && kind.Form is null) ? Pascal(kind.Name) : kind.Form?.Name ?? "Link";
        return types.Input(name + "Entry", null, [Fields.Input(link.Far, Fields.IdType.Sure()), .. values.Of(kind.Properties, isPatch: false), .. Said()]);
    }

    /// <summary>Who says so, how surely, and where.</summary>
    public IEnumerable<FieldType> Said() =>
    [
        Fields.Input("accordingTo", Fields.IdType.Some(), "Claims, or of what is said of an event documents in place of a claim; else that of the entry it stands in."),
        Fields.Input("certainty", types.Words(Enumerations.Certainty), null, nameof(Certainty.STATED)), Fields.Input("why", Fields.TextType, "Required unless STATED."),
        Fields.Input("evidence", evidence.Evidence.Some(), "Else that of the entry it stands in."),
    ];

    public IEnumerable<Step> Read(Given entry, NodeKind kind, NodeId id, Basis basis)
    {
        foreach (var link in Of(kind).Where(link => entry.Has(link.Field)))
            if (kind.Is(Part.Document))
                foreach (var (far, i) in entry.Ids(link.Field).Select((far, i) => (far, i)))
                    yield return new Step.PutEdge(link.Kind, id, far) { Evidence = basis.Evidence, Path = $"{entry.At(link.Field)}[{i}]" };
            else
                foreach (var given in entry.Objects(link.Field))
                    yield return Read(given, link, id, basis);
    }

    static Step.PutEdge Read(Given given, EntryLink link, NodeId id, Basis basis)
    {
        var far = given.Id(link.Far);
        return Read(given, given, link.Kind, link.Here == End.FROM ? id : far, link.Here == End.FROM ? far : id, basis);
    }

    /// <param name="properties">What holds the edge's own properties: the link itself, or a part of it.</param>
    public static Step.PutEdge Read(Given given, Given? properties, EdgeKind kind, NodeId from, NodeId to, Basis basis) => new(kind, from, to)
    {
        Path = given.Path,
        Properties = properties is null ? Properties.Empty : ValueInputs.Read(properties, kind.Properties),
        Certainty = given.Word<Certainty>("certainty") ?? Certainty.STATED,
        Why = given.Text("why"),
        AccordingTo = given.Has("accordingTo") ? given.Ids("accordingTo") : kind.NeedsClaim ? basis.AccordingTo : [],
        Evidence = EvidenceInputs.Read(given) ?? basis.Evidence,
    };

    /// <summary><c>USED_WEAPON</c> → <c>UsedWeapon</c>.</summary>
    static string Pascal(string name) => string.Concat(name.Split('_').Select(word => word[0] + word[1..].ToLowerInvariant()));
}

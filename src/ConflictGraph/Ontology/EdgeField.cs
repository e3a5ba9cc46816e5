namespace ConflictGraph.Ontology;

/// <summary>A field under which GraphQL shows the edges of a kind at one of their ends.</summary>
/// <param name="Name">As the node at that end calls what is at the far one: <c>incidents</c>.</param>
/// <param name="One">As a filter calls it: <c>incident</c>; null where no filter asks for it.</param>
public sealed record EdgeField(End At, string Name, string? One = null)
{
    /// <summary>The kinds that have it; null: all that stand at this end.</summary>
    public IReadOnlyList<NodeKind>? Of { get; init; }

    /// <summary>What it leads to; null: all that stand at the far end.</summary>
    public IReadOnlyList<NodeKind>? Far { get; init; }

    /// <summary>Only edges with one of these tags: the initiators among the participants.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Every kind has it, so that one selection serves all; where nothing can be there it answers with nothing.</summary>
    public bool Everywhere { get; init; }

    /// <summary>The kinds that have it and at which edges can be.</summary>
    public IReadOnlyList<NodeKind> OwnersIn(EdgeKind edge) => Of ?? (At == End.FROM ? edge.From : edge.To);

    public IReadOnlyList<NodeKind> AllFarKindsIn(EdgeKind edge) => At == End.FROM ? edge.To : edge.From;

    /// <summary>What it leads to from a kind: that same kind where the edge joins things of one kind.</summary>
    public IReadOnlyList<NodeKind> FarKindsIn(EdgeKind edge, NodeKind? owner) => edge.SameKind && owner is not null ? [owner] : Far ?? AllFarKindsIn(edge);
}

/// <summary>How edges stand in a list: as things that are cited, each with its proof and its own properties beside the far end. Kinds may share one.</summary>
/// <param name="Name">The GraphQL type: <c>Participation</c>.</param>
/// <param name="Far">Its field for the far end: <c>entity</c>.</param>
/// <param name="Near">Its field for the near end, where a reader may come from either.</param>
/// <param name="NamesKind">Whether it says of which kind the edge is.</param>
public sealed record CitedForm(string Name, string Far, string Description, string? Near = null, bool NamesKind = false)
{
    public static readonly CitedForm Participation = new("Participation", "entity", "Who or what took part, by an edge.");
    public static readonly CitedForm Place = new("Place", "location", "Where, by an edge.");
    public static readonly CitedForm EventLink = new("EventLink", "event", "One event follows or causes another, by an edge.");
    public static readonly CitedForm OfficeHolding = new("OfficeHolding", "office", "Somebody holds an office, by an edge.", Near: "person");
    public static readonly CitedForm Claimant = new("Claimant", "entity", "Who makes a claim, by an edge.");
    public static readonly CitedForm ClaimLink = new("ClaimLink", "claim", "How one claim stands to another, by an edge.", NamesKind: true);
}

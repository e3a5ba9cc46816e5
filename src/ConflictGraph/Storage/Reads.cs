using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Storage;

/// <summary>A node as readers see it at a revision: merged, with its derived values.</summary>
public sealed class Entity(NodeId id, NodeKind kind, long serial, string shown, long enteredIn)
{
    Properties? properties;
    When? when;
    volatile bool hasWhen;

    /// <summary>The canonical id.</summary>
    public NodeId Id { get; } = id;

    public NodeKind Kind { get; } = kind;

    public long Serial { get; } = serial;

    /// <summary>Canonical JSON as stored, with <c>derived</c> last.</summary>
    public string Shown { get; } = shown;

    /// <summary>The revision that entered the canonical's own values.</summary>
    public long EnteredIn { get; } = enteredIn;

    /// <summary>The number of its row, for search.</summary>
    public long Version { get; init; }

    public string ByName { get; init; } = "";

    public TimeKeys? Time { get; init; }

    /// <summary>Set on what was retracted by this revision; the rest is its last version.</summary>
    public long? RetractedIn { get; init; }

    public Properties Properties => properties ??= Read();

    /// <summary>What the projection keeps in the row, once it was read.</summary>
    internal Projection.Derived? Derived { get; set; }

    /// <summary>When it was, by the property of its kind that says so.</summary>
    public When? When => hasWhen ? when : ReadWhen();

    public string Name => Properties.Text(Kind.Title) ?? Id.Value;

    // Edges between things have the time of their events and nothing else of them.
    When? ReadWhen()
    {
        if (Kind.Time is { } time)
        {
            if (properties is not null)
            {
                when = properties.Time(time.Property);
            }
            else
            {
                using var document = JsonDocument.Parse(Shown);
                if (document.RootElement.TryGetProperty(time.Property, out var value) && Kind.Property(time.Property) is { } spec)
                    when = PropertyCodec.Read(spec, value) as When;
            }
        }
        hasWhen = true;
        return when;
    }

    Properties Read()
    {
        using var document = JsonDocument.Parse(Shown);
        return Properties.ReadStored(Kind.Properties, document.RootElement);
    }
}

/// <summary>What was judged one (a thing that was not is a group of its own), as entered: members by serial, and every live judgement at any of them by version (DIFFERENT and UNSURE too).</summary>
public sealed record Group(NodeId Canonical, IReadOnlyList<Member> Members, IReadOnlyList<StoredJudgement> Judgements);

/// <param name="Shown">The member's row as stored; of the canonical with merged and derived values.</param>
public sealed record Member(Node Node, long Serial, long EnteredIn, long Version, string Shown);

public sealed record StoredEdge(Edge Edge, long Version, long EnteredIn);

public sealed record StoredJudgement(Judgement Judgement, long Version, long EnteredIn);

/// <summary>A link of a node, seen from it.</summary>
/// <param name="Direction">OUT or IN; a loop is OUT.</param>
/// <param name="Node">The canonical id, also where a member's was asked.</param>
/// <param name="Edge">The number of the edge version, or minus the serial of the event behind a direct edge.</param>
public sealed record Link(EdgeKind Kind, Direction Direction, NodeId Node, NodeId Other, NodeKind OtherKind, long OtherSerial, long Edge, Certainty Certainty, string? Tag, TimeKeys? Time)
{
    public bool IsDirect => Edge < 0;

    /// <summary>Of a direct edge: the event or claim it is derived from.</summary>
    public NodeId? DerivedFrom { get; init; }

    /// <summary>The edge as entered, when payload was asked for; a direct edge has none.</summary>
    public StoredEdge? Payload { get; init; }

    /// <summary>The other end as it is shown, when it was asked for and the engine has it in the same call.</summary>
    public Entity? Far { get; init; }

    public NodeId From => Direction == Direction.OUT ? Node : Other;

    public NodeId To => Direction == Direction.OUT ? Other : Node;

    public LinkCursor Cursor => new(2 * Kind.Number + (Direction == Direction.OUT ? 0 : 1), OtherSerial, Edge);
}

public readonly record struct LinkCursor(int Slot, long Other, long Edge);

/// <param name="Complete">False when the cap cut the count.</param>
public sealed record LinkCounts(IReadOnlyList<LinkCount> Rows, bool Complete)
{
    public long Total => Rows.Sum(row => row.Count);
}

public sealed record LinkCount(EdgeKind Kind, Direction Direction, NodeKind FarKind, long Count);

/// <summary>One page of an answer.</summary>
/// <param name="HasMore">Whether more follows in the direction that was asked.</param>
/// <param name="Total">Only when asked.</param>
/// <param name="Next">Where to go on, for pages that are asked by <see cref="PageOf"/>; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, bool HasMore, long? Total = null, string? Next = null)
{
    public static readonly Page<T> Empty = new([], false, 0);
}

/// <summary>A page of answers whose place is the engine's own to name: opaque, stable, from <see cref="Page{T}.Next"/>.</summary>
public sealed record PageOf(int Size, string? After = null);

/// <summary>One of: number, instant, change-set id.</summary>
public sealed record RevisionRef
{
    public long? Number { get; private init; }

    public DateTimeOffset? At { get; private init; }

    public string? ChangeSet { get; private init; }

    public static RevisionRef Numbered(long number) => new() { Number = number };

    public static RevisionRef AsOf(DateTimeOffset at) => new() { At = at };

    public static RevisionRef Of(string changeSet) => new() { ChangeSet = changeSet };
}

/// <summary>Revisions newest first, unless oldest first is asked; by an author, or whose change-set id begins so (ordinal); or that entered or took out something about these nodes, as a <see cref="ChangeQuery"/> has it.</summary>
public sealed record RevisionQuery(PageOf Page, string? Author = null, bool OldestFirst = false, string? ChangeSetPrefix = null, IReadOnlyCollection<NodeId>? About = null);

/// <summary>
/// Changes after a revision up to another (both by number; until included), about these things and kinds. About a node: itself, edges at it, judgements at it, as entered.
/// Of a kind: a node of it, and edges and judgements at one.
/// </summary>
public sealed record ChangeQuery(long After, long Until, PageOf Page, IReadOnlyCollection<NodeId>? About = null, IReadOnlyCollection<NodeKind>? Kinds = null);

public enum ChangeOperation { ADDED, CHANGED, RETRACTED }

/// <summary>One thing that a revision entered or took out, with what stood there before.</summary>
public sealed record Change(long Revision, ChangeOperation Operation, Entered What, string Id)
{
    public Node? NodeBefore { get; init; }

    public Node? NodeAfter { get; init; }

    public Edge? EdgeBefore { get; init; }

    public Edge? EdgeAfter { get; init; }

    public Judgement? JudgementBefore { get; init; }

    public Judgement? JudgementAfter { get; init; }
}

/// <summary>What of the graph a link query looks at.</summary>
public enum Layer { ASSERTED, DIRECT, BOTH }

/// <summary>Which links. A set that is null asks nothing; an empty one is met by none. Ids read as their canonical; those not there are passed over.</summary>
public sealed record LinkQuery
{
    public IReadOnlyCollection<EdgeKind>? Kinds { get; init; }

    public Direction Direction { get; init; } = Direction.BOTH;

    public IReadOnlyCollection<string>? Tags { get; init; }

    public Layer Layer { get; init; } = Layer.ASSERTED;

    public During? During { get; init; }

    public IReadOnlyCollection<NodeKind>? FarKinds { get; init; }

    public IReadOnlyCollection<NodeId>? FarIds { get; init; }

    /// <summary>Leave out those that lead to these.</summary>
    public IReadOnlyCollection<NodeId>? Exclude { get; init; }

    public Certainty? AtLeast { get; init; }

    /// <summary>Also edges whose ends were judged one, once, as the outgoing row.</summary>
    public bool Loops { get; init; }

    /// <summary>How many for each node.</summary>
    public int First { get; init; } = 1000;

    public LinkCursor? After { get; init; }

    public bool WithPayload { get; init; }

    /// <summary>The far ends are wanted too: an engine that is a way off brings them along, one to which another call costs nothing leaves them out.</summary>
    public bool WithFar { get; init; }

    /// <summary>Only where links lead is of use: an engine may leave their tags and times out.</summary>
    public bool EndsOnly { get; init; }

    public bool WithTotal { get; init; }
}

public enum Order { NAME, NAME_DESC, OLDEST, NEWEST, ENTERED, ENTERED_DESC }

/// <summary>Where in a list: the order key of an entity and its serial. NAME: text; OLDEST, NEWEST: number; ENTERED: serial alone.</summary>
public sealed record ListCursor(string? Text, long? Number, long Serial)
{
    public static ListCursor Of(Entity entity, Order order) => order switch
    {
        Order.NAME or Order.NAME_DESC => new(entity.ByName, null, entity.Serial),
        Order.OLDEST => new(null, entity.Time?.From ?? TimeKeys.Undated, entity.Serial),
        Order.NEWEST => new(null, entity.Time is { } time ? -time.Until : TimeKeys.Undated, entity.Serial),
        _ => new(null, null, entity.Serial),
    };
}

/// <param name="Kinds">Never empty.</param>
public sealed record ListQuery(IReadOnlyList<NodeKind> Kinds, Filter? Filter = null, Order Order = Order.NAME)
{
    public int Size { get; init; } = 25;

    public ListCursor? After { get; init; }

    /// <summary>Only what comes before this one. With <see cref="After"/> it is what lies between.</summary>
    public ListCursor? Before { get; init; }

    /// <summary>The last of them and not the first; items still come in the list's order.</summary>
    public bool Backwards { get; init; }

    /// <summary>How many the list has, whatever its cursors.</summary>
    public bool WithTotal { get; init; }
}

/// <summary>What to count by: a property (list-valued ones count each value), a member of a property's items, the far end of a kind of edge, or the time of each kind.</summary>
public sealed record Facet
{
    public string? Property { get; private init; }

    /// <summary>Of the items of the property: the member that is counted.</summary>
    public string? Member { get; private init; }

    public EdgeKind? Edge { get; private init; }

    public Direction Direction { get; private init; }

    public bool Time { get; private init; }

    public bool Kind { get; private init; }

    public static Facet Of(string property) => new() { Property = property };

    /// <summary>By the datasets that know a thing under an id of theirs.</summary>
    public static readonly Facet Dataset = new() { Property = "externalIds", Member = "dataset" };

    public static Facet Far(EdgeKind kind, Direction direction) => new() { Edge = kind, Direction = direction };

    /// <summary>Distinct (from, until) with their counts, for buckets; undated ones as one row without both.</summary>
    public static readonly Facet When = new() { Time = true };

    /// <summary>By kind of node.</summary>
    public static readonly Facet ByKind = new() { Kind = true };
}

/// <summary>One value and how many have it: exactly one of text, number (flags as 0 and 1), entity, kind or interval.</summary>
public sealed record FacetCount(long Count)
{
    public string? Text { get; init; }

    public long? Number { get; init; }

    public NodeId? Entity { get; init; }

    public NodeKind? Kind { get; init; }

    public (long From, long Until)? Time { get; init; }
}

[Flags]
public enum TextFields { NAME = 1, ALIAS = 2, LATIN = 4, BODY = 8, ANY = 15 }

/// <summary>All groups must be met, each by any of its tokens, in any of the fields.</summary>
public sealed record TextQuery(IReadOnlyList<IReadOnlyList<string>> Tokens, TextFields Fields = TextFields.ANY, IReadOnlyCollection<NodeKind>? Kinds = null, int Cap = 2000);

/// <param name="Complete">False when more than the cap match.</param>
public sealed record TextMatches(IReadOnlyList<Entity> Entities, bool Complete);

/// <summary>Paths over links either way; loops are no step. What is avoided may still be an end.</summary>
public sealed record PathQuery(NodeId From, NodeId To)
{
    public int MaxLength { get; init; } = 6;

    public int First { get; init; } = 3;

    public IReadOnlyCollection<NodeId> Avoid { get; init; } = [];

    /// <summary>Kinds that no path goes through; its ends may be of them.</summary>
    public IReadOnlyCollection<NodeKind> AvoidKinds { get; init; } = [];

    /// <summary>Nothing with more live asserted links than this is gone through.</summary>
    public int? AvoidDegreeOver { get; init; }

    public IReadOnlyCollection<EdgeKind>? EdgeKinds { get; init; }

    public Certainty? AtLeast { get; init; }

    public Layer Layer { get; init; } = Layer.BOTH;

    /// <summary>How many sequences from end to end are looked at for each length; where there are more, the answer says that it is not complete.</summary>
    public int Cap { get; init; } = 10_000;
}

/// <param name="Paths">Each from end to end, both included.</param>
/// <param name="Complete">False when a cap was reached, so there may be others.</param>
public sealed record PathsFound(IReadOnlyList<IReadOnlyList<NodeId>> Paths, bool Complete);

/// <summary>One line of an export: truth only.</summary>
public abstract record Record
{
    public sealed record OfRevision(Revision Revision) : Record;

    public sealed record OfNode(Node Node, long Serial, long EnteredIn) : Record;

    public sealed record OfEdge(Edge Edge, long EnteredIn) : Record;

    public sealed record OfJudgement(Judgement Judgement, long EnteredIn) : Record;

    public sealed record OfRetraction(Entered What, string Id, long Revision) : Record;

    public sealed record OfText(DocumentText Text) : Record;
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Storage;

/// <summary>One change set as it was written: its number, the client's id for it, the digest of its content, who, why and when.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Content">SHA-256 of the change set's canonical content, hex: the same id with other content is a conflict.</param>
/// <param name="FirstNode">The number of its first node version: what it entered starts there.</param>
/// <param name="FirstEdge">The number of its first edge or judgement version.</param>
/// <param name="Totals">Live things after it: listed entities by kind of node, asserted edges by kind of edge.</param>
public sealed record Revision(long Number, string ChangeSet, string Content, string Author, string? Reason, DateTimeOffset At, long FirstNode, long FirstEdge, Totals Totals)
{
    /// <summary>Before anything was written.</summary>
    public static readonly Revision None = new(0, "", "", "", null, DateTimeOffset.UnixEpoch, 1, 1, Totals.None);
}

/// <summary>Running totals, kept with each revision so that statistics touch no rows.</summary>
/// <param name="Serials">Nodes ever born: the next serial is one more.</param>
/// <param name="NodeVersions">The number of the last node version given.</param>
/// <param name="EdgeVersions">The number of the last edge or judgement version given.</param>
public sealed record Totals(IReadOnlyDictionary<string, long> Nodes, IReadOnlyDictionary<string, long> Edges, long Serials, long NodeVersions, long EdgeVersions)
{
    public static readonly Totals None = new(new SortedDictionary<string, long>(StringComparer.Ordinal), new SortedDictionary<string, long>(StringComparer.Ordinal), 0, 0, 0);
}

/// <summary>Everything one revision writes, complete rows computed by the domain. Stores compute nothing. What is closed is closed first; then the new rows open.</summary>
public sealed record Append(Revision Revision)
{
    public IReadOnlyList<NodeVersion> Nodes { get; init; } = [];

    public IReadOnlyList<EdgeVersion> Edges { get; init; } = [];

    public IReadOnlyList<JudgementVersion> Judgements { get; init; } = [];

    public IReadOnlyList<NewLink> Links { get; init; } = [];

    public Closed Closed { get; init; } = Closed.Nothing;

    public IReadOnlyList<Retraction> Retractions { get; init; } = [];

    public IReadOnlyList<DocumentText> Texts { get; init; } = [];

    /// <summary>Tokens of names, aliases and Latin forms for typo tolerance; those already there are passed over.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}

/// <summary>One row of a node: what was entered, what is shown, and what lists, search and maps go by. It holds from its revision on.</summary>
/// <param name="Version">Its number over all node versions, without gaps within the store.</param>
/// <param name="Serial">The node's number of birth, never given twice; it settles every tie.</param>
/// <param name="EnteredIn">The revision that entered what it holds; an earlier one when only a judgement or a derivation made this row.</param>
/// <param name="Canonical">The serial of the node it reads as; its own unless it was judged the same as another.</param>
/// <param name="Shown">Canonical JSON of what readers see: for a canonical the merged and derived values, with <c>derived</c> last for the projection's own use; for a member what was entered.</param>
/// <param name="Entered">Canonical JSON of what was entered, only where it differs from what is shown.</param>
public sealed record NodeVersion(long Version, long Serial, NodeId Id, NodeKind Kind, long EnteredIn, long Canonical, string Shown, string? Entered)
{
    /// <summary>The first version this node ever had.</summary>
    public bool IsBirth { get; init; }

    /// <summary>The version it takes the place of, when there is one.</summary>
    public long? Replaces { get; init; }

    /// <summary>In lists, search and facets: canonical.</summary>
    public bool IsListed => Canonical == Serial;

    /// <summary>Folded name, at most 64 characters of the basic plane: lists by name and <c>startsWith</c> go by it.</summary>
    public string ByName { get; init; } = "";

    public TimeKeys? Time { get; init; }

    public TextKeys Words { get; init; } = TextKeys.None;

    public Box? Box { get; init; }

    /// <summary>All values of its list-valued indexed properties: external ids as <c>dataset id</c> with one space, tags, effects … Those still open from the version before stay as they are.</summary>
    public IReadOnlyList<Key> Keys { get; init; } = [];
}

/// <summary>Where a thing stands in time, in civil seconds from year 1, half-open. Absent on undated things, which come last in both orders.</summary>
/// <param name="Span">Class of length: 0 day, 1 week, 2 month, 3 year, 4 longer; so that «during» is five seeks.</param>
public readonly record struct TimeKeys(long From, long Until, int Span)
{
    /// <summary>Order key of undated things.</summary>
    public const long Undated = 1L << 53;
}

/// <summary>Tokens of the domain, apart by spaces; engines index them as they are.</summary>
public sealed record TextKeys(string Name, string Alias, string Latin, string Body)
{
    public static readonly TextKeys None = new("", "", "", "");
}

public readonly record struct Key(string Property, string Text);

/// <summary>One row of an edge. Ends and kind never change over its versions.</summary>
/// <param name="From">Serial of the source as entered.</param>
/// <param name="To">Serial of the target as entered.</param>
/// <param name="Discriminator">Hash of the key properties: with kind and ends, the edge's id.</param>
/// <param name="AccordingTo">Serials of claims as entered.</param>
/// <param name="Citing">Serials of documents as entered.</param>
public sealed record EdgeVersion(long Version, EdgeKind Kind, long From, long To, string Discriminator, Edge Edge, IReadOnlyList<long> AccordingTo, IReadOnlyList<long> Citing)
{
    public long? Replaces { get; init; }
}

public sealed record JudgementVersion(long Version, long A, long B, Judgement Judgement)
{
    public long? Replaces { get; init; }
}

/// <summary>An edge at canonical ends, as walks and lists read it. The store keeps a row each way; a loop (A = B) only the outgoing one.</summary>
/// <param name="Edge">The number of the edge version; of a direct edge minus the serial of its event (or claim).</param>
/// <param name="Tag">The kind's tag; for MADE_CLAIM, ABOUT and CLAIMED_ABOUT the claim's stance.</param>
public readonly record struct NewLink(EdgeKind Kind, long A, long B, long Edge, Certainty Certainty, string? Tag, TimeKeys? Time);

/// <summary>Which open rows end at this revision.</summary>
/// <param name="Nodes">Versions.</param>
/// <param name="Edges">Versions of edges and judgements.</param>
/// <param name="Keys">Those that the node's new version does not have, or all when it has none.</param>
public sealed record Closed(IReadOnlyList<long> Nodes, IReadOnlyList<long> Edges, IReadOnlyList<LinkKey> Links, IReadOnlyList<ClosedKey> Keys)
{
    public static readonly Closed Nothing = new([], [], [], []);
}

public readonly record struct LinkKey(EdgeKind Kind, long A, long B, long Edge);

public readonly record struct ClosedKey(string Property, string Text, long Serial);

/// <summary>What was taken out, with nothing in its place: a node's, an edge's or a judgement's id, and the version that ended.</summary>
public sealed record Retraction(Entered What, string Id, long Version);

public enum Entered { NODE, EDGE, JUDGEMENT }

/// <summary>The stored text of a document, under its SHA-256 (hex).</summary>
public sealed record DocumentText(string Sha256, string Text);

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

/// <summary>
/// A graph in the making: say what there is, take the next append, go on. It knows as much of the projection as stores need to be tried (groups, canonical links, keys, order)
/// and nothing of events and claims: derived values and direct edges are given by hand.
/// </summary>
public sealed class SomeGraph
{
    static readonly DateTimeOffset Start = new(2024, 6, 26, 9, 0, 0, TimeSpan.Zero);

    readonly Dictionary<NodeId, Wanted> nodes = [];
    readonly Dictionary<string, Edge> edges = [];
    readonly Dictionary<string, Judgement> judgements = [];
    readonly Dictionary<(EdgeKind Kind, NodeId From, NodeId To, NodeId Of), (Certainty Certainty, string? Tag)> direct = [];
    readonly List<DocumentText> texts = [];

    readonly List<NodeId> unborn = [];
    readonly Dictionary<NodeId, long> serials = [];
    readonly Dictionary<NodeId, NodeVersion> nodeRows = [];
    readonly Dictionary<string, EdgeVersion> edgeRows = [];
    readonly Dictionary<string, JudgementVersion> judgementRows = [];
    readonly Dictionary<LinkKey, NewLink> linkRows = [];
    Revision newest = Revision.None;

    sealed record Wanted(Node Node, Properties Derived, TextKeys? Words)
    {
        public bool IsNew { get; set; } = true;
    }

    /// <summary>The revision that was taken last.</summary>
    public Revision Newest => newest;

    public IReadOnlyCollection<NodeId> Live => nodes.Keys;

    public IReadOnlyCollection<Edge> Edges => edges.Values;

    public IReadOnlyCollection<Judgement> Judgements => judgements.Values;

    public long SerialOf(NodeId id) => serials[id];

    /// <summary>The whole node anew; derived values are shown and not entered.</summary>
    public SomeGraph Put(Node node, (string Name, object? Value)[]? derived = null, TextKeys? words = null)
    {
        var wanted = new Wanted(node, Properties.Of(node.Kind.Properties, derived ?? []), words);
        wanted.IsNew = !nodes.TryGetValue(node.Id, out var before) || before.IsNew || !before.Node.Properties.Equals(node.Properties);
        nodes[node.Id] = wanted;
        unborn.Add(node.Id);
        return this;
    }

    public SomeGraph Put(params IEnumerable<Node> many)
    {
        foreach (var node in many)
            Put(node, derived: null);
        return this;
    }

    public SomeGraph Relate(EdgeKind kind, NodeId from, NodeId to, params (string Name, object? Value)[] properties) =>
        Relate(new Edge(kind, from, to) { Properties = Properties.Of(kind.Properties, properties) });

    public SomeGraph Relate(EdgeKind kind, Node from, Node to, params (string Name, object? Value)[] properties) => Relate(kind, from.Id, to.Id, properties);

    public SomeGraph Relate(Edge edge)
    {
        edges[edge.Id.Value] = edge;
        return this;
    }

    /// <summary>A direct edge by hand, derived from an event or a claim.</summary>
    public SomeGraph Direct(EdgeKind kind, Node from, Node to, Node of, Certainty certainty = Certainty.STATED, string? tag = null) => Direct(kind, from.Id, to.Id, of.Id, certainty, tag);

    public SomeGraph Direct(EdgeKind kind, NodeId from, NodeId to, NodeId of, Certainty certainty = Certainty.STATED, string? tag = null)
    {
        direct[(kind, from, to, of)] = (certainty, tag);
        return this;
    }

    public IReadOnlyCollection<(EdgeKind Kind, NodeId From, NodeId To, NodeId Of)> Directs => direct.Keys;

    public SomeGraph RetractDirect((EdgeKind Kind, NodeId From, NodeId To, NodeId Of) key)
    {
        direct.Remove(key);
        return this;
    }

    /// <summary>Takes a node out, with all that stands at it.</summary>
    public SomeGraph Retract(NodeId id)
    {
        nodes.Remove(id);
        foreach (var edge in edges.Values.Where(edge => edge.From == id || edge.To == id || edge.AccordingTo.Contains(id) || edge.Evidence.Any(evidence => evidence.Document == id)).ToList())
            edges.Remove(edge.Id.Value);
        foreach (var judgement in judgements.Values.Where(judgement => judgement.A == id || judgement.B == id).ToList())
            judgements.Remove(judgement.Id);
        foreach (var (key, _) in direct.Where(pair => pair.Key.From == id || pair.Key.To == id || pair.Key.Of == id).ToList())
            direct.Remove(key);
        return this;
    }

    public SomeGraph Retract(Node node) => Retract(node.Id);

    public SomeGraph Retract(EdgeId id)
    {
        edges.Remove(id.Value);
        return this;
    }

    public SomeGraph Judge(Node a, Node b, IdentityVerdict verdict = IdentityVerdict.SAME, Node? canonical = null) => Judge(Judgement.Between(a.Id, b.Id, verdict) with { Canonical = canonical?.Id });

    public SomeGraph Judge(Judgement judgement)
    {
        judgements[judgement.Id] = judgement;
        return this;
    }

    public SomeGraph WithdrawJudgement(string id)
    {
        judgements.Remove(id);
        return this;
    }

    public SomeGraph WithdrawJudgement(Node a, Node b) => WithdrawJudgement(Judgement.Between(a.Id, b.Id, IdentityVerdict.SAME).Id);

    /// <summary>A text to be stored, and its hash for the document's <c>sha256</c>.</summary>
    public string Store(string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        texts.Add(new DocumentText(hash, text));
        return hash;
    }

    /// <summary>Everything that differs since the last one. A minute passes between two.</summary>
    public Append Next(string? changeSet = null, string author = "desk", string? reason = null)
    {
        var number = newest.Number + 1;
        foreach (var id in unborn.Where(nodes.ContainsKey))
            serials.TryAdd(id, serials.Count + 1);
        unborn.Clear();
        var groups = new Groups(nodes.Keys, judgements.Values, serials);
        var newNodes = NodeRows(number, groups);
        var replacedOrGone = nodeRows.Values.Where(row => newNodes.Exists(version => version.Replaces == row.Version) || !nodes.ContainsKey(row.Id)).ToList();
        var keysBefore = KeysOf(nodeRows.Values);
        var retractions = nodeRows.Values.Where(row => !nodes.ContainsKey(row.Id)).Select(row => new Retraction(Entered.NODE, row.Id.Value, row.Version)).ToList();
        foreach (var row in replacedOrGone)
            nodeRows.Remove(row.Id);
        foreach (var version in newNodes)
            nodeRows[version.Id] = version;

        var (newEdges, newJudgements, closedEdges) = EdgeRows(retractions);
        var wantedLinks = LinkRows(groups);
        var closedLinks = linkRows.Where(pair => !wantedLinks.TryGetValue(pair.Key, out var same) || same != pair.Value).Select(pair => pair.Key).ToList();
        var newLinks = wantedLinks.Where(pair => !linkRows.TryGetValue(pair.Key, out var same) || same != pair.Value).Select(pair => pair.Value).ToList();
        linkRows.Clear();
        foreach (var (key, link) in wantedLinks)
            linkRows.Add(key, link);

        var totals = new Totals(
            Count(nodeRows.Values.Where(row => row.IsListed).Select(row => row.Kind.Name)), Count(edges.Values.Select(edge => edge.Kind.Name)),
            serials.Count, newest.Totals.NodeVersions + newNodes.Count, newest.Totals.EdgeVersions + newEdges.Count + newJudgements.Count);
        newest = new Revision(
            number, changeSet ?? $"change-{number}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{number}"))), author, reason, Start.AddMinutes(number),
            newest.Totals.NodeVersions + 1, newest.Totals.EdgeVersions + 1, totals);
        var append = new Append(newest)
        {
            Nodes = newNodes,
            Edges = newEdges,
            Judgements = newJudgements,
            Links = newLinks,
            Closed = new Closed([.. replacedOrGone.Select(row => row.Version)], closedEdges, closedLinks, [.. keysBefore.Except(KeysOf(nodeRows.Values))]),
            Retractions = retractions,
            Texts = [.. texts],
            Terms = [.. newNodes.SelectMany(version => $"{version.Words.Name} {version.Words.Alias} {version.Words.Latin}".Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()],
        };
        texts.Clear();
        return append;
    }

    List<NodeVersion> NodeRows(long number, Groups groups)
    {
        var changed = new List<NodeVersion>();
        var version = newest.Totals.NodeVersions;
        foreach (var (id, wanted) in nodes.OrderBy(pair => serials[pair.Key]))
        {
            var before = nodeRows.GetValueOrDefault(id);
            var row = Row(wanted, groups) with
            {
                EnteredIn = wanted.IsNew ? number : before!.EnteredIn,
                IsBirth = serials[id] > newest.Totals.Serials,
                Replaces = before?.Version,
            };
            wanted.IsNew = false;
            if (before is null || row.EnteredIn != before.EnteredIn || !IsSame(row, before))
                changed.Add(row with { Version = ++version });
        }
        return changed;
    }

    NodeVersion Row(Wanted wanted, Groups groups)
    {
        var node = wanted.Node;
        var canonical = groups.CanonicalOf(node.Id);
        var shown = node.Properties;
        if (canonical == node.Id)
        {
            shown = shown.With(node.Kind.Properties, wanted.Derived.All.Select(pair => (pair.Spec.Name, (object?)pair.Value)));
            foreach (var member in groups.MembersOf(node.Id).Where(member => member != node.Id))
                shown = Merged(shown, nodes[member].Node);
        }
        var name = shown.Text(node.Kind.Title) ?? "";
        var time = node.Kind.Time is { } spec && shown.Time(spec.Property) is { Interval: var (from, until), Span: { } span } ? new TimeKeys(from, until, (int)span) : (TimeKeys?)null;
        return new NodeVersion(0, serials[node.Id], node.Id, node.Kind, 0, serials[canonical], shown.Json, shown.Equals(node.Properties) ? null : node.Properties.Json)
        {
            ByName = OrderKey(name),
            Time = time,
            Words = wanted.Words ?? new TextKeys(Tokens(name), "", "", Tokens(shown.Text("description") ?? "")),
            Box = (shown["geometry"] as Geometry)?.Box,
            Keys = KeysOf(shown),
        };
    }

    // Gaps are filled, tags and external ids united.
    static Properties Merged(Properties own, Node member)
    {
        var more = new List<(string, object?)>();
        foreach (var (spec, value) in member.Properties.All)
        {
            if (spec is { IsList: true, Type: PropertyType.Text } && own[spec.Name] is not null)
                more.Add((spec.Name, own.List<string>(spec.Name).Union((IReadOnlyList<string>)value).ToArray()));
            else if (spec.Type == PropertyType.ExternalId && own[spec.Name] is not null)
                more.Add((spec.Name, own.List<ExternalId>(spec.Name).Union((IReadOnlyList<ExternalId>)value).ToArray()));
            else if (own[spec.Name] is null)
                more.Add((spec.Name, value));
        }
        return own.With(member.Kind.Properties, more);
    }

    static IReadOnlyList<Key> KeysOf(Properties shown) => [.. shown.All
        .Where(pair => pair.Spec is { IsList: true, IsIndexed: true })
        .SelectMany(pair => pair.Value is IReadOnlyList<ExternalId> ids
            ? ids.Select(id => new Key(pair.Spec.Name, $"{id.Dataset} {id.Id}"))
            : ((IReadOnlyList<string>)pair.Value).Select(text => new Key(pair.Spec.Name, text)))
        .Distinct()];

    static HashSet<ClosedKey> KeysOf(IEnumerable<NodeVersion> rows) => [.. rows.SelectMany(row => row.Keys.Select(key => new ClosedKey(key.Property, key.Text, row.Serial)))];

    static bool IsSame(NodeVersion one, NodeVersion other) =>
        (one.Canonical, one.Shown, one.Entered, one.ByName, one.Time, one.Words, one.Box) == (other.Canonical, other.Shown, other.Entered, other.ByName, other.Time, other.Words, other.Box)
        && one.Keys.SequenceEqual(other.Keys);

    (List<EdgeVersion>, List<JudgementVersion>, List<long> Closed) EdgeRows(List<Retraction> retractions)
    {
        var closed = new List<long>();
        foreach (var row in edgeRows.Values.Where(row => !edges.ContainsKey(row.Edge.Id.Value)).ToList())
        {
            retractions.Add(new Retraction(Entered.EDGE, row.Edge.Id.Value, row.Version));
            closed.Add(row.Version);
            edgeRows.Remove(row.Edge.Id.Value);
        }
        foreach (var row in judgementRows.Values.Where(row => !judgements.ContainsKey(row.Judgement.Id)).ToList())
        {
            retractions.Add(new Retraction(Entered.JUDGEMENT, row.Judgement.Id, row.Version));
            closed.Add(row.Version);
            judgementRows.Remove(row.Judgement.Id);
        }

        // Edges and judgements in one order of ids, so that their versions are mixed.
        var (newEdges, newJudgements, version) = (new List<EdgeVersion>(), new List<JudgementVersion>(), newest.Totals.EdgeVersions);
        foreach (var id in edges.Keys.Concat(judgements.Keys).Order(StringComparer.Ordinal))
        {
            if (edges.TryGetValue(id, out var edge))
            {
                var before = edgeRows.GetValueOrDefault(id);
                if (before?.Edge.Equals(edge) == true)
                    continue;
                newEdges.Add(edgeRows[id] = new EdgeVersion(
                    ++version, edge.Kind, serials[edge.From], serials[edge.To], EdgeId.KeyOf(edge.Kind, edge.Properties), edge,
                    [.. edge.AccordingTo.Select(claim => serials[claim])], [.. edge.Evidence.Select(evidence => serials[evidence.Document]).Distinct()])
                { Replaces = before?.Version });
                if (before is not null)
                    closed.Add(before.Version);
            }
            else
            {
                var judgement = judgements[id];
                var before = judgementRows.GetValueOrDefault(id);
                if (before?.Judgement.Equals(judgement) == true)
                    continue;
                newJudgements.Add(judgementRows[id] = new JudgementVersion(++version, serials[judgement.A], serials[judgement.B], judgement) { Replaces = before?.Version });
                if (before is not null)
                    closed.Add(before.Version);
            }
        }
        return (newEdges, newJudgements, closed);
    }

    Dictionary<LinkKey, NewLink> LinkRows(Groups groups)
    {
        var links = edgeRows.Values.Select(row =>
        {
            var edge = row.Edge;
            var aboutClaim = edge.Kind == EdgeKinds.MadeClaim ? edge.To : edge.Kind == EdgeKinds.About ? edge.From : (NodeId?)null;
            var timed = aboutClaim ?? (edge.Kind.NeedsClaim ? edge.Event : null);
            return new NewLink(
                edge.Kind, serials[groups.CanonicalOf(edge.From)], serials[groups.CanonicalOf(edge.To)], row.Version, edge.Certainty,
                aboutClaim is { } claim ? nodes[claim].Node.Properties.Text("stance") : edge.Tag, timed is { } at ? nodeRows[groups.CanonicalOf(at)].Time : null);
        });
        var derived = direct.Select(edge => new NewLink(
            edge.Key.Kind, serials[groups.CanonicalOf(edge.Key.From)], serials[groups.CanonicalOf(edge.Key.To)], -serials[groups.CanonicalOf(edge.Key.Of)], edge.Value.Certainty, edge.Value.Tag, nodeRows[groups.CanonicalOf(edge.Key.Of)].Time));
        return links.Concat(derived).DistinctBy(KeyOf).ToDictionary(KeyOf);

        static LinkKey KeyOf(NewLink link) => new(link.Kind, link.A, link.B, link.Edge);
    }

    static SortedDictionary<string, long> Count(IEnumerable<string> kinds) =>
        new(kinds.GroupBy(kind => kind).ToDictionary(group => group.Key, group => group.LongCount()), StringComparer.Ordinal);

    static string OrderKey(string name) =>
        new([.. name.ToLowerInvariant().EnumerateRunes().Select(rune => rune.IsBmp ? (char)rune.Value : '\uFFFD').Take(64)]);

    /// <summary>Runs of letters and digits, in lower case.</summary>
    public static string Tokens(string text) =>
        string.Join(' ', new string([.. text.ToLower(CultureInfo.InvariantCulture).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is joined by SAME reads as the one chosen, else as the oldest.</summary>
    sealed class Groups
    {
        readonly Dictionary<NodeId, NodeId> canonical = [];
        readonly ILookup<NodeId, NodeId> members;

        public Groups(IEnumerable<NodeId> live, IEnumerable<Judgement> judgements, Dictionary<NodeId, long> serials)
        {
            var same = judgements.Where(judgement => judgement.Verdict == IdentityVerdict.SAME).ToList();
            var sets = live.ToDictionary(id => id, id => new HashSet<NodeId> { id });
            foreach (var judgement in same.Where(judgement => sets[judgement.A] != sets[judgement.B]))
            {
                var joined = sets[judgement.A];
                joined.UnionWith(sets[judgement.B]);
                foreach (var id in joined)
                    sets[id] = joined;
            }
            foreach (var set in sets.Values.Distinct())
            {
                var chosen = same.Select(judgement => judgement.Canonical).OfType<NodeId>().Where(set.Contains).ToList();
                var first = (chosen.Count > 0 ? chosen : [.. set]).MinBy(id => serials[id]);
                foreach (var id in set)
                    canonical[id] = first;
            }
            members = canonical.OrderBy(pair => serials[pair.Key]).ToLookup(pair => pair.Value, pair => pair.Key);
        }

        public NodeId CanonicalOf(NodeId id) => canonical[id];

        public IEnumerable<NodeId> MembersOf(NodeId id) => members[id];
    }
}

using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Queries;

public sealed record CandidateQuery
{
    /// <summary>Candidates for this one; null: among all.</summary>
    public NodeId? Of { get; init; }

    public IReadOnlyCollection<NodeKind>? Kinds { get; init; }

    /// <summary>One of the two came from one of these.</summary>
    public IReadOnlyCollection<string>? Datasets { get; init; }

    public int First { get; init; } = 25;

    public string? After { get; init; }
}

public sealed record CandidateReason(string Text, double Weight);

/// <summary>Two things that may be one.</summary>
/// <param name="Judgement">The standing one, which is UNSURE; pairs judged otherwise are not proposed.</param>
public sealed record Candidate(Entity A, Entity B, double Score, IReadOnlyList<CandidateReason> Reasons, Judgement? Judgement, string Cursor);

/// <param name="Complete">False where more things were there than are compared at once.</param>
public sealed record CandidatePage(IReadOnlyList<Candidate> Items, bool HasMore, int Total, bool Complete);

/// <summary>Proposes what to judge, with reasons; nothing merges by itself.</summary>
public sealed class IdentityCandidates(GraphAt graph)
{
    /// <summary>Things compared with each other at once.</summary>
    const int MostThings = 5_000;

    /// <summary>A word that more things have than this says nothing about any of them.</summary>
    const int MostSharing = 50;

    const double LeastScore = 0.4;

    static readonly EdgeKind[] Circumstances = [EdgeKinds.HoldsOffice, EdgeKinds.OccurredAt, EdgeKinds.LocatedIn, EdgeKinds.BasedAt, EdgeKinds.OfficeOf, EdgeKinds.MemberOf];

    public async Task<CandidatePage> FindAsync(CandidateQuery query, CancellationToken cancellation = default)
    {
        var (things, isComplete) = await ThingsAsync(query, cancellation);
        var forms = things.ToDictionary(thing => thing.Id, thing => NameForms.Of(NamesOf(thing)));
        var pairs = Pairs(things, forms, query);
        var alike = pairs.Select(pair => (pair.A, pair.B, Names: NameLikeness.Of(forms[pair.A.Id], forms[pair.B.Id]))).Where(pair => pair.Names.Score > 0).ToList();

        var involved = alike.SelectMany(pair => new[] { pair.A.Id, pair.B.Id }).ToHashSet();
        var circumstances = await graph.LinksAsync(involved, new LinkQuery { Kinds = Circumstances, Direction = Direction.OUT }, cancellation);
        var common = await graph.EntitiesAsync(circumstances.Values.SelectMany(page => page.Items).Select(link => link.Other), cancellation);
        var groups = involved.Count == 0 ? new Dictionary<NodeId, Group>() : await graph.Reads.GroupsAsync(graph.At, involved, cancellation);
        var candidates = alike.Select(pair => CandidateOf(pair.A, pair.B, pair.Names, circumstances, common, groups)).OfType<Candidate>().Where(candidate => candidate.Score >= LeastScore)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.A.Serial).ThenBy(candidate => candidate.B.Serial).ToList();
        var from = query.After is null ? 0 : 1 + candidates.FindIndex(candidate => candidate.Cursor == query.After);
        if (query.After is not null && from == 0)
            throw new BadCursorException();
        var items = candidates.Skip(from).Take(query.First).ToList();
        return new CandidatePage(items, from + items.Count < candidates.Count, candidates.Count, isComplete);
    }

    async Task<(IReadOnlyList<Entity> Things, bool IsComplete)> ThingsAsync(CandidateQuery query, CancellationToken cancellation)
    {
        // What is said and where it stands is not the same thing twice: claims and documents are joined by REPEATS and REPRINTS.
        var kinds = query.Kinds?.ToList() ?? [.. graph.KindsWithout(Part.Claim | Part.Document)];
        if (query.Of is not { } of)
        {
            var page = kinds.Count == 0 ? Page<Entity>.Empty : (await graph.Reads.ListAsync(graph.At, [new ListQuery(kinds) { Size = MostThings }], cancellation))[0];
            return (page.Items, !page.HasMore);
        }
        var asked = (await graph.KnownAsync([of], cancellation))[of];
        var words = NamesOf(asked).SelectMany(name => Tokens.Of(name).Concat(Tokens.Latin(name))).Where(token => token.Length > 1).ToList();
        var near = new List<string>(words);
        foreach (var word in words.Where(word => Typo.Allowed(word.Length) > 0).Distinct())
            near.AddRange((await graph.Reads.TermsAsync(word[0], word.Length - Typo.Allowed(word.Length), word.Length + Typo.Allowed(word.Length), cancellation)).Where(term => Typo.IsNear(word, term)));
        if (near.Count == 0)
            return ([asked], true);
        var matches = await graph.Reads.FindTextAsync(graph.At, new TextQuery([[.. near.Distinct()]], TextFields.NAME | TextFields.ALIAS | TextFields.LATIN, [asked.Kind]), cancellation);
        return ([asked, .. matches.Entities.Where(entity => entity.Id != asked.Id)], matches.Complete);
    }

    /// <summary>Pairs of one kind that share a word of a name, however it is spelled.</summary>
    static IEnumerable<(Entity A, Entity B)> Pairs(IReadOnlyList<Entity> things, Dictionary<NodeId, NameForms> forms, CandidateQuery query)
    {
        if (query.Of is not null)
            return things.Skip(1).Select(other => Ordered(things[0], other)).Where(Passes);
        var byWord = things.SelectMany(thing => forms[thing.Id].LooseKeys.SelectMany(key => key.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(word => (word, thing)))
            .GroupBy(pair => (pair.word, pair.thing.Kind), pair => pair.thing);
        return byWord.Select(group => group.ToList()).Where(group => group.Count is > 1 and <= MostSharing)
            .SelectMany(group => group.SelectMany((one, index) => group.Skip(index + 1).Select(other => Ordered(one, other)))).DistinctBy(pair => (pair.A.Id, pair.B.Id)).Where(Passes);

        static (Entity A, Entity B) Ordered(Entity one, Entity other) => one.Serial < other.Serial ? (one, other) : (other, one);

        bool Passes((Entity A, Entity B) pair) => query.Datasets is not { } datasets || IsFrom(pair.A, datasets) || IsFrom(pair.B, datasets);

        static bool IsFrom(Entity entity, IReadOnlyCollection<string> datasets) => entity.Properties.List<ExternalId>("externalIds").Any(id => datasets.Contains(id.Dataset));
    }

    static IReadOnlyList<string> NamesOf(Entity entity) => [entity.Name, .. entity.Properties.List<Name>("names").Select(name => name.Text)];

    /// <summary>Null where somebody judged already. What they share besides a name makes it likelier; what sets them apart, less likely.</summary>
    static Candidate? CandidateOf(Entity a, Entity b, Likeness names, IReadOnlyDictionary<NodeId, Page<Link>> circumstances, IReadOnlyDictionary<NodeId, Entity> common, IReadOnlyDictionary<NodeId, Group> groups)
    {
        var standing = groups.GetValueOrDefault(a.Id)?.Judgements.FirstOrDefault(judgement => IsBetween(judgement.Judgement, groups.GetValueOrDefault(a.Id), groups.GetValueOrDefault(b.Id)))?.Judgement;
        if (standing is { Verdict: not IdentityVerdict.UNSURE })
            return null;
        var reasons = names.Reasons.Select(reason => new CandidateReason(reason.Text, reason.Weight)).ToList();
        var ofB = circumstances.LinksOf(b.Id).Select(link => (link.Kind, link.Other)).ToHashSet();
        reasons.AddRange(circumstances.LinksOf(a.Id).Where(link => ofB.Contains((link.Kind, link.Other))).DistinctBy(link => (link.Kind, link.Other))
            .Select(link => new CandidateReason($"both: {link.Kind.Reads} {(common.TryGetValue(link.Other, out var thing) ? thing.Name : link.Other.Value)}", 0.1)));
        foreach (var (name, words) in new[] { ("birthDate", "born"), ("deathDate", "died"), ("foundedAt", "founded"), ("when", "dated") })
            if (a.Properties.Time(name) is { Interval: not null } one && b.Properties.Time(name) is { Interval: not null } other)
                reasons.Add(one.SharesAnInstantWith(other) ? new CandidateReason($"both {words} {one}", 0.1) : new CandidateReason($"{words} {one} and {other}", -0.3));
        if (a.Properties.Text("countryCode") is { } country && b.Properties.Text("countryCode") is { } elsewhere && country != elsewhere)
            reasons.Add(new CandidateReason($"of {country} and {elsewhere}", -0.3));
        var score = Math.Clamp(names.Score + reasons.Skip(names.Reasons.Count).Sum(reason => reason.Weight), 0, 1);
        return new Candidate(a, b, Math.Round(score, 3), reasons, standing, string.Create(CultureInfo.InvariantCulture, $"{a.Serial}|{b.Serial}"));
    }

    static bool IsBetween(Judgement judgement, Group? a, Group? b) =>
        a is not null && b is not null && ((Has(a, judgement.A) && Has(b, judgement.B)) || (Has(a, judgement.B) && Has(b, judgement.A)));

    static bool Has(Group group, NodeId id) => group.Members.Any(member => member.Node.Id == id);
}

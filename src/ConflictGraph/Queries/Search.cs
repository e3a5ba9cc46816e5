using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Queries;

/// <param name="MatchedField">The property that met the question: name, names, text …</param>
/// <param name="Snippet">A cut of the text with the places in it that met the question; null where a name did.</param>
public sealed record SearchHit(Entity Entity, double Score, SearchMatch Match, string MatchedField, string MatchedText, Snippet? Snippet, string Cursor);

/// <param name="Total">All hits; exact when complete.</param>
/// <param name="Kinds">Hits by kind, before paging.</param>
/// <param name="Complete">False when more than 2,000 match in one tier.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, int Total, bool HasMore, IReadOnlyList<(NodeKind Kind, int Count)> Kinds, bool Complete);

/// <summary>Finds things by name, in whatever script and with a slip or two, and by what is said of them.</summary>
public sealed class Search(GraphAt graph)
{
    const int MostInTier = 2_000;

    const TextFields Names = TextFields.NAME | TextFields.ALIAS | TextFields.LATIN;

    public async Task<SearchPage> FindAsync(string text, IReadOnlyCollection<NodeKind>? kinds = null, int first = 25, string? after = null, CancellationToken cancellation = default)
    {
        var question = SearchQuery.Of(text);
        if (question.Words.Count == 0)
            throw new BadInputException($"'{text}' has no letter or digit to search by. Give a name, or words of a text.", "text");
        var place = after is null ? null : Place.Read(after);

        var found = new Found();
        found.Add(await StartingAsync(question, kinds ?? graph.World.NodeKinds, cancellation));
        found.Add(await WithAsync(question, word => [word.Token], TextFields.NAME, kinds, cancellation));
        found.Add(await WithAsync(question, word => [word.Token], TextFields.NAME | TextFields.ALIAS, kinds, cancellation));
        found.Add(await WithAsync(question, Readings, Names, kinds, cancellation));
        found.Add(await WithAsync(question, await SlipsAsync(question, cancellation), Names, kinds, cancellation));
        var anywhere = found.Add(await WithAsync(question, word => [word.Token, .. word.Latin], TextFields.ANY, kinds, cancellation));

        var ranked = found.Entities.Values.Select(entity => (Entity: entity, Match: Rank(question, entity, anywhere.Contains(entity.Id)))).Where(pair => pair.Match is not null)
            .OrderBy(pair => pair.Match!, SearchRanking.Order).ToList();
        var rest = place is null ? ranked : [.. ranked.Where(pair => place.CompareTo(Place.Of(pair.Match!)) < 0)];
        var page = rest.Take(first).ToList();
        var bodies = await BodiesAsync(page.Where(pair => pair.Match!.Tier == SearchTier.Text).Select(pair => pair.Entity), cancellation);
        return new SearchPage(
            [.. page.Select(pair => HitOf(question, pair.Entity, pair.Match!, bodies.GetValueOrDefault(pair.Entity.Id)))], ranked.Count, rest.Count > page.Count,
            [.. ranked.GroupBy(pair => pair.Entity.Kind).OrderBy(group => group.Key.Number).Select(group => (group.Key, group.Count()))], found.IsComplete);
    }

    /// <summary>The entities that a text names (not events, claims or documents), best first; slips are forgiven only where nothing else is meant.</summary>
    public async Task<IReadOnlyList<Entity>> NamedAsync(string text, int most = 20, CancellationToken cancellation = default)
    {
        var question = SearchQuery.Of(text);
        if (question.Words.Count == 0)
            return [];
        var kinds = graph.KindsWithout(Part.Event | Part.Claim | Part.Document);
        var found = new Found();
        found.Add(await WithAsync(question, Readings, Names, kinds, cancellation));
        if (found.Entities.Count == 0)
            found.Add(await WithAsync(question, await SlipsAsync(question, cancellation), Names, kinds, cancellation));
        return [.. found.Entities.Values.Select(entity => (Entity: entity, Match: Rank(question, entity, false))).Where(pair => pair.Match is not null).OrderBy(pair => pair.Match!, SearchRanking.Order).Take(most).Select(pair => pair.Entity)];
    }

    sealed class Found
    {
        public Dictionary<NodeId, Entity> Entities { get; } = [];

        public bool IsComplete { get; private set; } = true;

        public HashSet<NodeId> Add(TextMatches matches)
        {
            IsComplete &= matches.Complete;
            foreach (var entity in matches.Entities)
                Entities.TryAdd(entity.Id, entity);
            return [.. matches.Entities.Select(entity => entity.Id)];
        }
    }

    /// <summary>Names that begin with the question, whole words or not.</summary>
    async Task<TextMatches> StartingAsync(SearchQuery question, IReadOnlyCollection<NodeKind> kinds, CancellationToken cancellation)
    {
        var beginning = OrderKey.Of(question.Folded);
        var titles = kinds.Select(kind => kind.Property(kind.Title)!).DistinctBy(property => property.Name).Select(property => (Filter)new Filter.Has(property, Op.STARTS_WITH, beginning)).ToList();
        if (titles.Count == 0)
            return new TextMatches([], true);
        var page = (await graph.Reads.ListAsync(graph.At, [new ListQuery([.. kinds], titles.Count == 1 ? titles[0] : new Filter.Any(titles)) { Size = MostInTier }], cancellation))[0];
        return new TextMatches(page.Items, !page.HasMore);
    }

    Task<TextMatches> WithAsync(SearchQuery question, Func<SearchWord, IReadOnlyList<string>> forms, TextFields fields, IReadOnlyCollection<NodeKind>? kinds, CancellationToken cancellation) =>
        graph.Reads.FindTextAsync(graph.At, new TextQuery([.. question.Words.Select(forms)], fields, kinds, MostInTier), cancellation);

    static IReadOnlyList<string> Readings(SearchWord word) => [.. word.Latin.Concat(word.Loose).Prepend(word.Token).Distinct()];

    /// <summary>Each word with the terms that it may be a slip of.</summary>
    async Task<Func<SearchWord, IReadOnlyList<string>>> SlipsAsync(SearchQuery question, CancellationToken cancellation)
    {
        var forms = new Dictionary<SearchWord, IReadOnlyList<string>>();
        foreach (var word in question.Words)
        {
            var near = new List<string>();
            foreach (var written in word.Latin.Prepend(word.Token).Where(form => Typo.Allowed(form.Length) > 0).Distinct())
            {
                var allowed = Typo.Allowed(written.Length);
                var terms = await graph.Reads.TermsAsync(written[0], written.Length - allowed, written.Length + allowed, cancellation);
                near.AddRange(terms.Where(term => Typo.IsNear(written, term)));
            }
            forms[word] = [.. Readings(word).Concat(near).Distinct()];
        }
        return word => forms[word];
    }

    static RankedMatch? Rank(SearchQuery question, Entity entity, bool isInText) => SearchRanking.Rank(question, new SearchCandidate(checked((int)entity.Serial), new SearchName(entity.Name), AliasesOf(entity), isInText));

    static IReadOnlyList<SearchName> AliasesOf(Entity entity) =>
        [.. entity.Properties.List<Name>("names").Where(name => name.Text != entity.Name).Select(name => new SearchName(name.Text, name.Language)), .. entity.Properties.List<Translation>("translations").Select(translation => new SearchName(translation.Text, translation.Language))];

    static SearchHit HitOf(SearchQuery question, Entity entity, RankedMatch match, string? stored)
    {
        var cursor = Place.Of(match).Write();
        if (match.Tier != SearchTier.Text)
            return new SearchHit(entity, match.Score, match.Match, match.MatchedText == entity.Name ? entity.Kind.Title : "names", match.MatchedText, null, cursor);
        foreach (var (field, text) in BodyOf(entity, stored))
            if (Snippet.Of(text, question) is { } snippet)
                return new SearchHit(entity, match.Score, match.Match, field, snippet.Text.Substring(snippet.Highlights[0].Start, snippet.Highlights[0].End - snippet.Highlights[0].Start), snippet, cursor);
        return new SearchHit(entity, match.Score, match.Match, entity.Kind.Title, match.MatchedText, Snippet.Of(entity.Name, question), cursor);
    }

    /// <summary>The longer texts of a thing: each of its texts but its name, and a document's stored one.</summary>
    static IEnumerable<(string Field, string Text)> BodyOf(Entity entity, string? stored)
    {
        if (stored is not null)
            yield return ("fullText", stored);
        foreach (var (spec, value) in entity.Properties.All)
            if (spec.Type == PropertyType.Text && !spec.IsList && spec.Name != entity.Kind.Title && value is string text)
                yield return (spec.Name, text);
    }

    async Task<IReadOnlyDictionary<NodeId, string>> BodiesAsync(IEnumerable<Entity> entities, CancellationToken cancellation)
    {
        var hashes = entities.Select(entity => (entity.Id, Hash: entity.Properties.Text("sha256"))).Where(pair => pair.Hash is not null).ToList();
        if (hashes.Count == 0)
            return new Dictionary<NodeId, string>();
        var texts = await graph.Reads.TextsAsync([.. hashes.Select(pair => pair.Hash!).Distinct()], cancellation);
        return hashes.Where(pair => texts.ContainsKey(pair.Hash!)).ToDictionary(pair => pair.Id, pair => texts[pair.Hash!]);
    }

    /// <summary>Where a hit stands in the answer.</summary>
    sealed record Place(SearchTier Tier, int ExactTokens, int NameLength, int Serial) : IComparable<Place>
    {
        public static Place Of(RankedMatch match) => new(match.Tier, match.ExactTokens, match.NameLength, match.Serial);

        public int CompareTo(Place? other) =>
            other is null ? 1
            : Tier != other.Tier ? Tier.CompareTo(other.Tier)
            : ExactTokens != other.ExactTokens ? other.ExactTokens.CompareTo(ExactTokens)
            : NameLength != other.NameLength ? NameLength.CompareTo(other.NameLength)
            : Serial.CompareTo(other.Serial);

        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{(int)Tier}|{ExactTokens}|{NameLength}|{Serial}");

        public static Place Read(string cursor)
        {
            var parts = cursor.Split('|');
            var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            return numbers.Count == 4 && !numbers.Contains(-1) ? new Place((SearchTier)numbers[0], numbers[1], numbers[2], numbers[3]) : throw new BadCursorException();
        }
    }
}

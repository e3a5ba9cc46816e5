using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Wording;

namespace ConflictGraph.Formats.Article;

/// <summary>The reading of one file: what it found wrong, and which ids it met on the way.</summary>
sealed class Reading(World world, string file)
{
    readonly List<ArticleError> errors = [];
    readonly List<(NodeId Id, Place At)> mentions = [];

    public World World => world;

    public bool HasErrors => errors.Count > 0;

    /// <summary>Ids that stand for something, with where they do; whether there is such a thing is asked at the end.</summary>
    public IReadOnlyList<(NodeId Id, Place At)> Mentions => mentions;

    public ArticleException Failure() => new([.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);

    /// <summary>The place as a step's path.</summary>
    public string Path(Place at) => $"{file}:{at.Line}:{at.Column}";

    public void Refuse(Place at, string code, string message) => errors.Add(new ArticleError(file, at.Line, at.Column, code, message));

    public void Refuse(Place at, string message) => Refuse(at, "BAD_INPUT", message);

    /// <summary>The value, or null and one error more.</summary>
    public T? Try<T>(Place at, Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (ConflictGraphException error)
        {
            Refuse(at, error.Code, error.Message);
            return null;
        }
    }

    public string? Text(YamlValue value, string what)
    {
        if (value is YamlText text)
            return text.Text;
        Refuse(value.Place, $"{what} is text, not a {(value is YamlList ? "list" : "map")}.");
        return null;
    }

    public YamlMap? Map(YamlValue value, string what)
    {
        if (value is YamlMap map)
            return map;
        // Of something empty it was said already.
        if (value is not YamlText { Text: "" })
            Refuse(value.Place, $"{what} is a map of keys and values.");
        return null;
    }

    /// <summary>A list; a single value is a list of one.</summary>
    public static IReadOnlyList<YamlValue> Many(YamlValue value) => value is YamlList list ? list.Items : [value];

    /// <summary>The parts of a map whose keys are known; every other key is refused.</summary>
    public Fields? Fields(YamlValue value, string what, IReadOnlyCollection<string> known)
    {
        if (Map(value, what) is not { } map)
            return null;
        foreach (var (key, _) in map.Entries)
            if (!known.Contains(key.Text))
                Refuse(key.Place, $"{what} has no '{key.Text}'.{Suggestion(key.Text, known)}");
        return new Fields(this, map);
    }

    public string? Word(YamlValue value, Enumeration words)
    {
        if (Text(value, words.Name) is not { } word)
            return null;
        if (words.Find(word) is not null)
            return word;
        Refuse(value.Place, $"'{word}' is not a {words.Name}.{Suggestion(word, [.. words.Values.Select(known => known.Name)])}");
        return null;
    }

    public T? Word<T>(YamlValue value) where T : struct, Enum => Word(value, Enumeration.Of<T>("")) is { } word ? Enum.Parse<T>(word) : null;

    /// <summary>An id of a kind that there is, kept among the mentions.</summary>
    public NodeId? Id(YamlValue value, Part among = Part.None)
    {
        if (Text(value, "An id") is not { } text)
            return null;
        if (!NodeId.TryParse(text, out var id))
        {
            Refuse(value.Place, $"'{text}' is not an id. Ids look like person:andrei-belousov: a kind, a colon, and small letters, digits and . _ ~ -");
            return null;
        }
        if (KindOf(id, value.Place) is not { } kind)
            return null;
        if (among != Part.None && !kind.Is(among))
        {
            Refuse(value.Place, "WRONG_KIND", $"{id} is a {kind}; here goes a {string.Join(" or a ", world.NodeKinds.Where(candidate => candidate.Is(among)).Select(candidate => candidate.Name))}.");
            return null;
        }
        mentions.Add((id, value.Place));
        return id;
    }

    /// <summary>One or several ids; null when not one can be read.</summary>
    public IReadOnlyList<NodeId> Ids(YamlValue value, Part among) => [.. Many(value).Select(item => Id(item, among)).OfType<NodeId>().Distinct()];

    public NodeKind? KindOf(NodeId id, Place at)
    {
        var kind = world.NodeKindOfPrefix(id.Prefix);
        if (kind is null)
            Refuse(at, "UNKNOWN_KIND", $"There is no kind '{id.Prefix}' of things.{Suggestion(id.Prefix, [.. world.NodeKinds.Select(known => known.Prefix)])}");
        return kind;
    }

    /// <summary>«Did you mean», or all there is when nothing is near.</summary>
    public static string Suggestion(string given, IReadOnlyCollection<string> known) =>
        Nearest(given, known) is { } nearest ? $" Did you mean '{nearest}'?" : known.Count == 0 ? "" : $" Known: {string.Join(", ", known)}.";

    public static string? Nearest(string given, IReadOnlyCollection<string> known)
    {
        var far = Math.Max(2, given.Length / 3);
        return known.Select(word => (Word: word, Distance: Typo.Distance(given.ToUpperInvariant(), word.ToUpperInvariant(), far)))
            .Where(candidate => candidate.Distance <= far)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Word).FirstOrDefault();
    }
}

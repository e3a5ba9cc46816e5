using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Formats.Article;

/// <summary>An entry of a section: an id and what is known of it.</summary>
sealed record Entry(NodeId Id, NodeKind Kind, YamlText Key, YamlMap Map);

/// <summary>A file taken apart into its sections.</summary>
sealed class ArticleSections
{
    static readonly string[] Names = ["conflictgraph", "changeSet", "document", "also", "things", "events", "claims", "relations", "judgements"];

    /// <summary>Which section holds what. Of whatever no other takes, things.</summary>
    static readonly (string Section, Part Part)[] Homes = [("also", Part.Document), ("events", Part.Event), ("claims", Part.Claim), ("things", Part.None)];

    public NodeId Document { get; private set; }

    /// <summary>The report first, then in the order of the sections.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Ids of entries in a section that is not theirs: said once, and not again as unknown.</summary>
    public List<NodeId> Misplaced { get; } = [];

    public IReadOnlyList<YamlValue> Relations { get; private set; } = [];

    public IReadOnlyList<YamlValue> Judgements { get; private set; } = [];

    public string? ChangeSetId { get; private set; }

    public string? Author { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>Null when there is no report to go on with.</summary>
    public static ArticleSections? Read(Reading reading, string yaml)
    {
        if (new YamlReader(reading).Read(yaml) is not { } root)
        {
            if (!reading.HasErrors)
                reading.Refuse(new Place(1, 1), "This file is empty. It begins with conflictgraph: article/1.");
            return null;
        }
        if (reading.Fields(root, "An article file", Names) is not { } fields)
            return null;
        if (fields.Text("conflictgraph") is not ArticleReader.Version)
            reading.Refuse(fields.Has("conflictgraph") ? fields["conflictgraph"]!.Place : root.Place, $"An article file begins with conflictgraph: {ArticleReader.Version}.");
        var sections = new ArticleSections();
        if (!sections.ReadDocument(reading, fields, root))
            return null;
        foreach (var section in (string[])["also", "things", "events", "claims"])
            if (fields[section] is { } value)
                sections.ReadEntries(reading, section, value);
        if (fields["changeSet"] is { } changeSet)
            sections.ReadChangeSet(reading, changeSet);
        sections.Relations = Items(reading, fields, "relations");
        sections.Judgements = Items(reading, fields, "judgements");
        return sections;
    }

    static IReadOnlyList<YamlValue> Items(Reading reading, Fields fields, string name)
    {
        if (fields[name] is not YamlList and { } value && value is not YamlText { Text: "" })
            reading.Refuse(value.Place, $"'{name}' is a list.");
        return fields[name] is YamlList list ? list.Items : [];
    }

    bool ReadDocument(Reading reading, Fields fields, YamlValue root)
    {
        if (fields["document"] is not { } value)
        {
            reading.Refuse(root.Place, "This file has no 'document': the report that it enters.");
            return false;
        }
        if (reading.Map(value, "'document'") is not { } map)
            return false;
        if (map.Entries.FirstOrDefault(entry => entry.Key.Text == "id") is not { } id)
        {
            reading.Refuse(map.Place, "The document needs an 'id', such as document:harbour-report.");
            return false;
        }
        if (reading.Id(id.Value, Part.Document) is not { } document)
            return false;
        Document = document;
        Entries.Add(new Entry(document, reading.World.NodeKindOfPrefix(document.Prefix)!, (YamlText)id.Value, map with { Entries = [.. map.Entries.Where(entry => entry != id)] }));
        return true;
    }

    void ReadEntries(Reading reading, string section, YamlValue value)
    {
        foreach (var (key, given) in reading.Map(value, $"'{section}'")?.Entries ?? [])
        {
            if (reading.Id(key) is not { } id || reading.KindOf(id, key.Place) is not { } kind)
                continue;
            var home = Homes.First(candidate => candidate.Part == Part.None || kind.Is(candidate.Part)).Section;
            if (home != section)
            {
                reading.Refuse(key.Place, "WRONG_KIND", $"{id} is a {kind}; those stand under '{home}'.");
                Misplaced.Add(id);
            }
            else if (Entries.Exists(entry => entry.Id == id))
                reading.Refuse(key.Place, $"{id} has an entry already. Put both into one.");
            else if (reading.Map(given, id.Value) is { } map)
                Entries.Add(new Entry(id, kind, key, map));
        }
    }

    void ReadChangeSet(Reading reading, YamlValue value)
    {
        if (reading.Fields(value, "'changeSet'", ["id", "author", "reason", "enteredAt"]) is not { } fields)
            return;
        (ChangeSetId, Author, Reason) = (fields.Text("id"), fields.Text("author"), fields.Text("reason"));
        if (ChangeSetId?.Length > 200)
            reading.Refuse(fields["id"]!.Place, "The id of a change set has at most 200 characters.");
        if (fields["enteredAt"] is { } enteredAt)
            EnteredAt = new PropertyReader(reading, new AnswerReader(reading)).Instant(enteredAt, "enteredAt");
    }
}

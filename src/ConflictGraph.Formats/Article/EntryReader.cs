using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Wording;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats.Article;

/// <summary>Turns entries, relations and judgements into steps.</summary>
sealed class EntryReader
{
    readonly Reading reading;
    readonly ArticleSections sections;
    readonly PropertyReader properties;
    readonly AnswerReader answers;
    readonly EvidenceReader evidence;
    readonly LinkReader links;

    // As stored, by document; quotes are looked up in them.
    readonly Dictionary<NodeId, string> texts = [];
    readonly Dictionary<NodeId, Place> textPlaces = [];
    readonly List<Step> nodes = [];
    readonly List<Step> values = [];
    readonly List<Step> judgements = [];
    readonly Dictionary<NodeId, Place> newClaims = [];

    public EntryReader(Reading reading, ArticleSections sections, ArticleSource source)
    {
        (this.reading, this.sections) = (reading, sections);
        answers = new AnswerReader(reading);
        properties = new PropertyReader(reading, answers);
        foreach (var entry in sections.Entries.Where(entry => entry.Kind.Is(Part.Document)))
            ReadText(entry, source);
        evidence = new EvidenceReader(reading, properties, sections.Document, texts.ToDictionary(pair => pair.Key, pair => new QuotedText(pair.Value)));
        links = new LinkReader(reading, properties, evidence);
        Defined = sections.Entries.Where(entry => OwnProperties(entry).Any()).Select(entry => entry.Id).Concat(sections.Misplaced).ToHashSet();
    }

    /// <summary>What has properties of its own here, and so need not be in the graph.</summary>
    public IReadOnlySet<NodeId> Defined { get; }

    /// <summary>Claims put here that nobody here says.</summary>
    public IReadOnlyList<(NodeId Id, Place At)> WithoutSpeaker =>
        [.. newClaims.Where(claim => !links.Said.Contains(claim.Key)).Select(claim => (claim.Key, claim.Value))];

    public IEnumerable<string> Texts => texts.Values;

    /// <summary>In the order in which they can be written: a correction is compared with what it corrects, so claims are joined when both have their speakers.</summary>
    public IReadOnlyList<Step> Steps =>
    [
        .. nodes,
        .. texts.Select(text => new Step.PutText(text.Key, text.Value) { Path = reading.Path(textPlaces[text.Key]) }),
        .. links.Edges.OrderBy(edge => edge.Kind.JoinsClaims),
        .. values,
        .. judgements,
    ];

    public string? TextOf(NodeId document) => texts.GetValueOrDefault(document);

    public void Read()
    {
        foreach (var entry in sections.Entries)
            Read(entry);
        ReadRelations(sections.Relations, Basis.None);
        foreach (var judgement in sections.Judgements)
            Judge(judgement);
    }

    void Read(Entry entry)
    {
        var words = LinkWords.Of(reading.World, entry.Kind);
        var isEvent = entry.Kind.Is(Part.Event);
        string[] saying = isEvent ? ["accordingTo", "values"] : [];
        string[] text = entry.Kind.Is(Part.Document) ? ["text", "textFile"] : [];
        if (reading.Fields(entry.Map, $"A {entry.Kind}", [.. Specs(entry.Kind).Select(spec => spec.Name), .. words.Keys, "evidence", .. saying, .. isEvent ? (string[])["accounts"] : [], .. text]) is not { } fields)
            return;
        PutNode(entry, fields);
        ReadAccount(entry, fields, words, Basis.None with { Evidence = entry.Kind.Is(Part.Document) ? [new EvidenceDraft(entry.Id)] : null });
        foreach (var account in isEvent && fields["accounts"] is { } accounts ? Reading.Many(accounts) : [])
            if (reading.Fields(account, "An account", [.. words.Keys, "evidence", .. saying]) is { } parts)
                ReadAccount(entry, parts, words, Basis.None);
    }

    /// <summary>Links and values that rest on the same.</summary>
    void ReadAccount(Entry entry, Fields fields, IReadOnlyDictionary<string, LinkWord> words, Basis outer)
    {
        var basis = links.BasisOf(fields, outer);
        foreach (var (key, value) in fields.Entries)
            if (words.TryGetValue(key.Text, out var word))
                links.Read(word, entry.Id, value, basis);
        if (entry.Kind.Is(Part.Event) && fields["values"] is { } given)
            RecordValues(entry, given, fields.PlaceOf("values"), basis);
    }

    void RecordValues(Entry entry, YamlValue given, Place at, Basis basis)
    {
        if (basis.AccordingTo is null)
            reading.Refuse(at, "EVIDENCE_MISSING", "'values' need 'accordingTo': the document that gives them by itself. What somebody else says is a claim and stands in its 'asserts'.");
        else if (basis.Evidence is null && !links.RestsOnClaims(basis.AccordingTo))
            reading.Refuse(at, "EVIDENCE_MISSING", "'values' need 'evidence': the words of the document that give them.");
        foreach (var (answer, place) in answers.Read(given, "'values'"))
            values.Add(new Step.RecordValue(entry.Id, answer, basis.AccordingTo ?? [], basis.Evidence ?? []) { Path = reading.Path(place) });
    }

    void PutNode(Entry entry, Fields fields)
    {
        var own = OwnProperties(entry).ToList();
        if (own.Count == 0)
            return;
        if (Specs(entry.Kind).Where(spec => spec.IsRequired && !fields.Has(spec.Name)).Select(spec => $"'{spec.Name}'").ToList() is { Count: > 0 } missing)
            reading.Refuse(entry.Key.Place, $"{entry.Id} needs {string.Join(" and ", missing)}: an entry with properties is put whole. Without any it adds to what is in the graph.");
        var read = own.Select(spec => (spec.Name, Value: properties.Read(spec, fields[spec.Name]!))).ToList();
        if (entry.Kind.Is(Part.Claim) && !fields.Has(EdgeKinds.MadeClaim.Fields.AtTo))
            newClaims[entry.Id] = entry.Key.Place;
        if (!reading.HasErrors)
            nodes.Add(new Step.PutNode(new Node(entry.Id, entry.Kind, Properties.Of(entry.Kind.Properties, read))) { Path = reading.Path(entry.Key.Place) });
    }

    void ReadText(Entry entry, ArticleSource source)
    {
        var fields = new Fields(reading, entry.Map);
        if (fields.Has("text") && fields.Has("textFile"))
            reading.Refuse(fields.PlaceOf("textFile"), "A document has one text: give either 'text' or 'textFile'.");
        var key = fields.Has("textFile") ? "textFile" : "text";
        if (fields[key] is not { } value || reading.Text(value, $"'{key}'") is not { } text)
            return;
        if (key == "textFile" && (Beside(source, text, value.Place) is not { } found || (text = found) is null))
            return;
        text = QuotedText.Stored(text);
        if (reading.Try(value.Place, () => Whole(text, key)) is null)
            return;
        texts[entry.Id] = text;
        textPlaces[entry.Id] = fields.PlaceOf(key);
    }

    string? Beside(ArticleSource source, string name, Place at)
    {
        if (name.AsSpan().IndexOfAny("/\\:") >= 0 || name is "." or "..")
        {
            reading.Refuse(at, $"'{name}' is not beside this file. 'textFile' names a file in the same folder, without a path.");
            return null;
        }
        var text = reading.Try(at, () => source.Beside(name) ?? throw new BadInputException($"There is no file '{name}' beside this one."));
        if (text?.Length == 0)
            reading.Refuse(at, $"'{name}' is empty.");
        return text is "" ? null : text;
    }

    static string Whole(string text, string what)
    {
        TextRules.RefuseLoneSurrogates(text, what);
        return text;
    }

    void ReadRelations(IReadOnlyList<YamlValue> items, Basis basis)
    {
        foreach (var item in items)
        {
            if (item is YamlText line)
                links.ReadRelation(line, null, basis);
            else if (item is not YamlMap map)
                reading.Refuse(item.Place, "A relation is «source KIND target», with its evidence after it.");
            else if (map.Entries.Any(entry => entry.Key.Text == "relations"))
                ReadGroup(map, basis);
            else if (map.Entries is [var (key, value)])
                links.ReadRelation(key, value, basis);
            else
                reading.Refuse(item.Place, "A relation is one line, «source KIND target», with what it takes indented below it; a group has 'relations'.");
        }
    }

    void ReadGroup(YamlMap map, Basis basis)
    {
        if (reading.Fields(map, "A group of relations", ["evidence", "certainty", "why", "accordingTo", "relations"]) is { } group)
            ReadRelations(Reading.Many(group["relations"]!), links.BasisOf(group, basis));
    }

    void Judge(YamlValue value)
    {
        if (reading.Fields(value, "A judgement", ["between", "verdict", "reason", "canonical", "evidence"]) is not { } fields)
            return;
        var between = fields["between"] is { } pair ? reading.Ids(pair, Part.None) : [];
        if (between.Count != 2)
            reading.Refuse(fields.PlaceOf("between"), "A judgement is 'between' two things.");
        else if (between[0].Prefix != between[1].Prefix)
            reading.Refuse(fields.PlaceOf("between"), "WRONG_KIND", $"Only things of one kind can be the same; {between[0]} and {between[1]} are not of one.");
        if (!fields.Has("verdict"))
            reading.Refuse(value.Place, $"A judgement needs 'verdict': {string.Join(", ", Enum.GetNames<IdentityVerdict>())}.");
        var canonical = fields["canonical"] is { } chosen ? reading.Id(chosen) : null;
        if (canonical is { } one && !between.Contains(one))
            reading.Refuse(fields["canonical"]!.Place, "'canonical' is one of the two.");
        var shown = fields["evidence"] is { } given ? evidence.Read(given) : [];
        if (fields["verdict"] is { } word && reading.Word<IdentityVerdict>(word) is { } verdict && between.Count == 2)
            judgements.Add(new Step.Judge(between[0], between[1], verdict, canonical, fields.Text("reason"), shown) { Path = reading.Path(value.Place) });
    }

    static IEnumerable<PropertySpec> OwnProperties(Entry entry) => Specs(entry.Kind).Where(spec => entry.Map.Entries.Any(part => part.Key.Text == spec.Name));

    static IEnumerable<PropertySpec> Specs(NodeKind kind) => kind.Properties.Where(spec => !spec.IsDerived);
}

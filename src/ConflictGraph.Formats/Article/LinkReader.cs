using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats.Article;

/// <summary>What links rest on unless they say otherwise. Null is not given; an empty list was given and could not be read.</summary>
sealed record Basis(IReadOnlyList<EvidenceDraft>? Evidence, IReadOnlyList<NodeId>? AccordingTo)
{
    public static readonly Basis None = new(null, null);

    public Certainty? Certainty { get; init; }

    public string? Why { get; init; }
}

/// <summary>Links of entries and relations: an id, a map that says more, or a list of these.</summary>
sealed class LinkReader(Reading reading, PropertyReader properties, EvidenceReader evidence)
{
    static readonly string[] Common = ["certainty", "why", "evidence", "accordingTo"];

    public List<Step.PutEdge> Edges { get; } = [];

    /// <summary>Claims that somebody is named for.</summary>
    public HashSet<NodeId> Said { get; } = [];

    /// <summary>What the entry or the group says for all of its links.</summary>
    public Basis BasisOf(Fields fields, Basis outer) => new(
        fields["evidence"] is { } given ? evidence.Read(given) : outer.Evidence,
        fields["accordingTo"] is { } said ? reading.Ids(said, Part.Claim | Part.Document) : outer.AccordingTo)
    {
        Certainty = fields["certainty"] is { } word ? reading.Word<Certainty>(word) : outer.Certainty,
        Why = fields.Has("why") ? fields.Text("why") : fields.Text("certainty") == nameof(Model.Certainty.STATED) ? null : outer.Why,
    };

    /// <summary>The links under one word of an entry.</summary>
    public void Read(LinkWord word, NodeId entry, YamlValue value, Basis basis)
    {
        // An event's accordingTo is for what is said of it; that it is part of a war, say, needs no claim.
        if (!word.Kind.NeedsClaim)
            basis = basis with { AccordingTo = null };
        if (word.GroupedBy is not { } group)
        {
            foreach (var item in Reading.Many(value))
                One(word, entry, item, basis, null);
            return;
        }
        foreach (var (key, items) in reading.Fields(value, $"'{word.Name}'", [.. group.Words!.Values.Select(known => known.Name)])?.Entries ?? [])
            if (group.Words!.Find(key.Text) is not null)
                foreach (var item in Reading.Many(items))
                    One(word, entry, item, basis, (group.Name, key.Text));
    }

    void One(LinkWord word, NodeId entry, YamlValue value, Basis basis, (string Name, object? Value)? grouped)
    {
        if (value is YamlText)
        {
            if (reading.Id(value) is { } id)
                Put(value.Place, word, entry, id, basis, null, grouped);
            return;
        }
        string[] known = ["id", .. Common, .. word.Kind.Properties.Select(spec => spec.Name).Where(name => name != grouped?.Name)];
        if (reading.Fields(value, $"A link under '{word.Name}'", known) is not { } fields)
            return;
        if (!fields.Has("id"))
            reading.Refuse(value.Place, $"A link under '{word.Name}' needs the 'id' that it leads to.");
        if (fields["id"] is { } far && reading.Id(far) is { } other)
            Put(far.Place, word, entry, other, BasisOf(fields, basis), fields, grouped);
    }

    void Put(Place at, LinkWord word, NodeId entry, NodeId other, Basis basis, Fields? fields, (string Name, object? Value)? grouped)
    {
        var (from, to) = word.Here == End.FROM ? (entry, other) : (other, entry);
        Put(at, word.Kind, from, to, basis, fields, grouped);
    }

    /// <summary>A relation: its ends and kind in one line, then what a link takes.</summary>
    public void ReadRelation(YamlText line, YamlValue? value, Basis basis)
    {
        var parts = line.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3)
        {
            reading.Refuse(line.Place, $"'{line.Text}' is no relation. Relations are written «source KIND target», such as person:a HOLDS_OFFICE office:b.");
            return;
        }
        var kinds = reading.World.EdgeKinds.Where(candidate => !candidate.IsDirect).Select(candidate => candidate.Name).ToList();
        var kind = kinds.Contains(parts[1]) ? reading.World.EdgeKind(parts[1]) : null;
        if (kind is null)
            reading.Refuse(line.Place, "UNKNOWN_KIND", $"There is no relation '{parts[1]}'.{Reading.Suggestion(parts[1], kinds)}");
        var from = reading.Id(new YamlText(line.Place, parts[0]));
        var to = reading.Id(new YamlText(line.Place, parts[2]));
        if (kind is null || from is null || to is null)
            return;

        if (value is null or YamlText or YamlList)
            Put(line.Place, kind, from.Value, to.Value, value is null ? basis : basis with { Evidence = evidence.Read(value) }, null, null);
        else if (reading.Fields(value, $"A relation {kind}", [.. Common, .. kind.Properties.Select(spec => spec.Name)]) is { } fields)
            Put(line.Place, kind, from.Value, to.Value, BasisOf(fields, basis), fields, null);
    }

    void Put(Place at, EdgeKind kind, NodeId from, NodeId to, Basis basis, Fields? fields, (string Name, object? Value)? grouped)
    {
        if (reading.KindOf(from, at) is { } fromKind && reading.KindOf(to, at) is { } toKind && !kind.Joins(fromKind, toKind))
            reading.Refuse(at, "WRONG_KIND", WrongKindException.Of(kind, from, to).Message);
        if (from == to)
            reading.Refuse(at, "WRONG_KIND", $"{kind} cannot join {from} to itself.");
        if (kind == EdgeKinds.MadeClaim)
            Said.Add(to);
        var certainty = basis.Certainty ?? Certainty.STATED;
        if (certainty != Certainty.STATED && basis.Why is null)
            reading.Refuse(at, $"What is {certainty} needs 'why': how it is known although it is not said.");
        if (certainty == Certainty.STATED && basis.Why is not null)
            reading.Refuse(at, "'why' is for what is IMPLIED or INFERRED. Give that certainty, or leave 'why' out.");

        if (kind.NeedsClaim && basis.AccordingTo is null)
            reading.Refuse(at, "EVIDENCE_MISSING", $"{kind} says something of an event, so it needs 'accordingTo': the claim that says it, or the document that reports it by itself.");
        else if (!kind.NeedsClaim && basis.AccordingTo?.Any(id => !IsClaim(id)) == true)
            reading.Refuse(at, "WRONG_KIND", $"{kind} is according to claims. A document that shows it is named in 'evidence'.");
        else if (basis.Evidence is null && !RestsOnClaims(basis.AccordingTo))
            reading.Refuse(at, "EVIDENCE_MISSING", $"Nothing shows that {from} {kind.Reads} {to}. Give 'evidence': a quote, or {{document: …}}.");

        var given = kind.Properties.Where(spec => fields?.Has(spec.Name) == true && spec.Name != grouped?.Name).Select(spec => (spec.Name, Value: properties.Read(spec, fields![spec.Name]!))).ToList();
        if (grouped is { } group)
            given.Add(group);
        foreach (var spec in kind.Properties.Where(spec => spec.IsRequired && !given.Exists(pair => pair.Name == spec.Name)))
            reading.Refuse(at, $"{kind} needs '{spec.Name}': {spec.Description}");
        if (reading.HasErrors)
            return;
        Edges.Add(new Step.PutEdge(kind, from, to)
        {
            Path = reading.Path(at),
            Properties = Properties.Of(kind.Properties, given),
            Certainty = certainty,
            Why = basis.Why,
            AccordingTo = basis.AccordingTo ?? [],
            Evidence = basis.Evidence ?? [],
        });
    }

    /// <summary>What a claim says, the claim's own evidence shows; what a document says by itself needs its words.</summary>
    public bool RestsOnClaims(IReadOnlyList<NodeId>? accordingTo) =>
        accordingTo is not null && accordingTo.All(IsClaim);

    bool IsClaim(NodeId id) => reading.World.NodeKindOfPrefix(id.Prefix)?.Is(Part.Claim) == true;
}

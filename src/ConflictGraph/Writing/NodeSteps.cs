using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Writing;

/// <summary>Steps that put, correct and retract nodes, and give documents their text.</summary>
sealed class NodeSteps(Draft draft)
{
    static readonly string[] EntityQuestions = ["INITIATOR", "TARGET", "WEAPON", "PLACE"];
    static readonly string[] Kept = ["reports", "sha256"];

    public void Put(Node node)
    {
        CheckId(node.Id, node.Kind);
        if (OwnClaims.IsOwn(node.Id))
            throw new BadInputException($"{node.Id} is a document's own claim, which the service keeps. Name the document in accordingTo, and its claim follows.", "id");
        RefuseKept(node.Properties.All.Select(property => property.Spec.Name), node.Kind);
        CheckProperties(node.Kind, node.Properties);
        if (draft.Node(node.Id) is { } old && old.Properties.Text("sha256") is { } hash)
            node = node with { Properties = node.Properties.With(node.Kind.Properties, ("sha256", hash)) };
        draft.Put(node);
    }

    public void Correct(Step.CorrectNode step)
    {
        var node = draft.Node(step.Id) ?? throw new UnknownNodeException(step.Id.Value);
        var names = step.Changes.Select(change => change.Name).ToList();
        RefuseKept(names, node.Kind);
        if (OwnClaims.IsOwn(step.Id) && names.FirstOrDefault(name => name is "text" or "claimKind" or "stance") is { } written)
            throw new BadInputException($"{written} of a document's own claim is written once. Enter a claim of its own for what the document says otherwise.", written);
        var properties = node.Properties.With(node.Kind.Properties, step.Changes);
        CheckProperties(node.Kind, properties);
        draft.Put(node with { Properties = properties });
    }

    public void Retract(NodeId id)
    {
        if (!draft.IsThere(id))
            throw new UnknownNodeException(id.Value);
        draft.Retract(id);
    }

    /// <summary>A text is stored once, under its hash: without byte-order mark, CRLF as LF, otherwise as it came.</summary>
    public void PutText(NodeId id, string given)
    {
        var document = draft.Node(id) ?? throw new UnknownNodeException(id.Value);
        if (!document.Kind.Is(Part.Document))
            throw new WrongKindException($"{id} is a {document.Kind}; only a Document has a text.");
        if (document.Properties.Text("documentKind") == "DATASET_ROW")
            throw new BadInputException($"{id} is a row of a dataset. It has no text; its columns are in raw.", "text");
        var text = given.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text.Length == 0)
            throw new BadInputException($"The text of {id} is empty. Leave it out where none is kept.", "text");
        TextRules.RefuseLoneSurrogates(text, "text");

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        if (document.Properties.Text("sha256") is { } stored && stored != hash)
            throw new WriteConflictException($"The text of {id} never changes. Enter the changed article as a new Document that REVISES it.", [id.Value]);
        foreach (var evidence in draft.RestingOn(id).SelectMany(edge => edge.Evidence).Where(evidence => evidence.Document == id))
            EvidenceCheck.RefuseUnlessFound(evidence, text);
        draft.PutText(new DocumentText(hash, text));
        draft.Put(document with { Properties = document.Properties.With(document.Kind.Properties, ("sha256", hash)) });
    }

    public void CheckId(NodeId id, NodeKind kind)
    {
        if (!NodeId.TryParse(id.Value, out _))
            NodeId.Parse(id.Value ?? "");
        if (draft.World.KindOf(id) is not { } named)
            throw new WrongKindException($"'{id.Prefix}' is no kind of node. Ids begin with one of {string.Join(", ", draft.World.NodeKinds.Select(known => known.Prefix))}.");
        if (named != kind)
            throw new WrongKindException($"{id} is the id of a {named}, not of a {kind}. Ids of a {kind} begin with '{kind.Prefix}:'.");
    }

    static void RefuseKept(IEnumerable<string> names, NodeKind kind)
    {
        foreach (var name in names)
        {
            if (kind.Property(name) is { IsDerived: true })
                throw new BadInputException($"{name} is derived from what claims say. Enter an edge, or a value with its claim or document.", name);
            if (Kept.Contains(name) && kind.Property(name) is not null)
                throw new BadInputException(name == "sha256" ? "sha256 follows from the text. Give the text." : $"{name} is kept by the service.", name);
        }
    }

    void CheckProperties(NodeKind kind, Properties properties)
    {
        if (kind.Properties.FirstOrDefault(spec => spec.IsRequired && properties[spec.Name] is null or "") is { } missing)
            throw new BadInputException($"A {kind} needs {missing.Name}: {missing.Description}", missing.Name);
        if (properties.Text(kind.Title) is { } title && string.IsNullOrWhiteSpace(title))
            throw new BadInputException($"{kind.Title} is empty.", kind.Title);
        foreach (var (spec, value) in properties.All)
            CheckValue(spec, value);
    }

    void CheckValue(PropertySpec spec, object value)
    {
        switch (value)
        {
            case IReadOnlyList<Assertion> asserts:
                foreach (var answer in asserts)
                    CheckAnswer(answer);
                break;
            case IReadOnlyList<Name> names:
                foreach (var name in names)
                {
                    TextRules.RefuseLoneSurrogates(name.Text, spec.Name);
                    if (Enumerations.NameKind.Find(name.Kind) is null)
                        throw new BadInputException($"'{name.Kind}' is no kind of name. Known: {string.Join(", ", Enumerations.NameKind.Values.Select(word => word.Name))}.", spec.Name);
                }
                break;
            case IReadOnlyList<ExternalId> ids:
                foreach (var id in ids)
                {
                    TextRules.RefuseLoneSurrogates(id.Id, spec.Name);
                    if (id.Dataset.Length == 0 || id.Id.Length == 0 || id.Dataset.Contains(' ', StringComparison.Ordinal))
                        throw new BadInputException("An external id names its dataset, without spaces, and the id there.", spec.Name);
                }
                break;
            case IReadOnlyList<Translation> translations:
                foreach (var translation in translations)
                    TextRules.RefuseLoneSurrogates(translation.Text, spec.Name);
                break;
        }
    }

    /// <summary>Refuses an answer that says nothing, or says what an edge is for.</summary>
    public void CheckAnswer(Assertion answer)
    {
        if (Enumerations.Question.Find(answer.Question) is null)
            throw new BadInputException($"'{answer.Question}' is no question. Known: {string.Join(", ", Enumerations.Question.Values.Select(word => word.Name))}.", "asserts");
        if (answer.Effect is { } effect && Enumerations.Effect.Find(effect) is null)
            throw new BadInputException($"'{effect}' is no effect. Known: {string.Join(", ", Enumerations.Effect.Values.Select(word => word.Name))}.", "asserts");
        if (answer.Text is { } text)
            TextRules.RefuseLoneSurrogates(text, "asserts");
        var values = new object?[] { answer.Measure, answer.Entity, answer.When, answer.Effect, answer.Text }.Count(value => value is not null);
        if (values > 1)
            throw new BadInputException($"An answer to {answer.Question} has one value, not {values}.", "asserts");
        if (values == 0 && answer.Polarity is Polarity.IS && answer.Question != "OCCURRED")
            throw new BadInputException($"The answer to {answer.Question} has no value. Give one, or a polarity of NONE_REPORTED or UNKNOWN.", "asserts");
        if (answer.Polarity == Polarity.IS_NOT && answer.Question != "OCCURRED" && answer.Entity is null)
            throw new BadInputException($"IS_NOT is for things and for OCCURRED. «No casualties» is IS 0; «none reported» is NONE_REPORTED.", "asserts");
        if (answer is { Polarity: Polarity.IS, Entity: not null } && EntityQuestions.Contains(answer.Question))
            throw new BadInputException($"{answer.Question} is answered by an edge of the event (PARTICIPATED_IN, TARGETED, USED_WEAPON, OCCURRED_AT) according to the claim; asserts hold the other answers and the denials.", "asserts");
        if (answer.When is null && answer.Polarity == Polarity.IS && answer.Question == "TIME")
            throw new BadInputException("TIME is answered with a time.", "asserts");
        if (answer.Entity is { } entity && !draft.IsThere(entity))
            throw new UnknownNodeException(entity.Value);
    }
}

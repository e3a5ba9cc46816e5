using System.Text.Json.Nodes;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

/// <summary>What an article file holds, as somebody would enter it over GraphQL: documents, things, what happened, who says what, then how it hangs together.</summary>
static class EnteredByHand
{
    /// <summary>One of the mutations for people, and what it is given.</summary>
    public sealed record Entry(string Mutation, string Field, string Arm, JsonObject Value);

    public static IReadOnlyList<Entry> Of(IReadOnlyList<Step> steps)
    {
        var texts = steps.OfType<Step.PutText>().ToDictionary(step => step.Document, step => step.Text);
        var puts = steps.OfType<Step.PutNode>().Select(step => step.Node).ToList();
        var claims = puts.Where(node => node.Kind.Is(Part.Claim)).Select(node => node.Id).ToHashSet();
        var edges = steps.OfType<Step.PutEdge>().ToList();
        var said = edges.Where(edge => edge.Kind == EdgeKinds.MadeClaim && claims.Contains(edge.To)).ToLookup(edge => edge.To);
        return
        [
            .. puts.Where(node => node.Kind.Is(Part.Document)).Select(node => OfNode(node, "text", texts.GetValueOrDefault(node.Id))),
            .. puts.Where(node => !node.Kind.Is(Part.Document | Part.Claim)).Select(node => OfNode(node)),
            .. puts.Where(node => node.Kind.Is(Part.Claim)).Select(node => OfNode(node, "claimants", new JsonArray([.. said[node.Id].Select(Claimant)]))),
            .. edges.Where(edge => !said[edge.To].Contains(edge)).Select(OfEdge),
            .. steps.OfType<Step.RecordValue>().Select(OfValue),
            .. steps.OfType<Step.Judge>().Select(OfJudgement),
        ];
    }

    static Entry OfNode(Node node, string? further = null, JsonNode? value = null)
    {
        var entry = JsonNode.Parse(node.Properties.Json)!.AsObject();
        entry["id"] = node.Id.Value;
        if (further is not null && value is not null)
            entry[further] = value;
        return node.Kind.Is(Part.Document | Part.Claim | Part.Event)
            ? new((node.Kind.Is(Part.Document) ? "add" : "record") + node.Kind.Name, node.Kind.Prefix, node.Kind.Prefix, entry)
            : new("putEntity", "entity", "entity", new JsonObject { [node.Kind.Prefix] = entry });
    }

    static JsonObject Claimant(Step.PutEdge edge)
    {
        var entry = Said(edge);
        entry["entity"] = edge.From.Value;
        foreach (var (name, value) in JsonNode.Parse(edge.Properties.Json)!.AsObject())
            entry[name] = value!.DeepClone();
        return entry;
    }

    static Entry OfEdge(Step.PutEdge edge)
    {
        var entry = Said(edge);
        (entry["kind"], entry["source"], entry["target"], entry["properties"]) = (edge.Kind.Name, edge.From.Value, edge.To.Value, JsonNode.Parse(edge.Properties.Json));
        return new("relate", "relation", "relation", entry);
    }

    static JsonObject Said(Step.PutEdge edge) => new()
    {
        ["certainty"] = edge.Certainty.ToString(),
        ["why"] = edge.Why,
        ["accordingTo"] = Ids(edge.AccordingTo),
        ["evidence"] = Evidence(edge.Evidence),
    };

    static Entry OfValue(Step.RecordValue value)
    {
        var holder = Properties.Of(NodeKinds.Claim.Properties, ("asserts", new[] { value.Answer }));
        var entry = JsonNode.Parse(holder.Json)!["asserts"]![0]!.DeepClone().AsObject();
        (entry["event"], entry["accordingTo"], entry["evidence"]) = (value.Event.Value, Ids(value.AccordingTo), Evidence(value.Evidence));
        return new("recordValue", "value", "value", entry);
    }

    static Entry OfJudgement(Step.Judge judge) => new("judgeIdentity", "judgement", "judgement", new JsonObject
    {
        ["a"] = judge.A.Value,
        ["b"] = judge.B.Value,
        ["verdict"] = judge.Verdict.ToString(),
        ["canonical"] = judge.Canonical?.Value,
        ["reason"] = judge.Reason,
        ["evidence"] = Evidence(judge.Evidence),
    });

    static JsonArray Ids(IEnumerable<NodeId> ids) => [.. ids.Select(id => (JsonNode)id.Value)];

    static JsonArray Evidence(IEnumerable<EvidenceDraft> drafts) => [.. drafts.Select(draft => (JsonNode)new JsonObject
    {
        ["document"] = draft.Document.Value,
        ["quote"] = draft.Quote,
        ["selector"] = draft.Selector is null ? null : Selector(draft.Selector),
        ["translation"] = draft.Translation is { } text ? new JsonObject { ["language"] = text.Language, ["text"] = text.Text, ["by"] = text.By, ["machine"] = text.Machine } : null,
        ["extractor"] = draft.Extractor,
        ["credibility"] = draft.Credibility,
    })];

    static JsonObject Selector(Selector selector) => selector switch
    {
        TextSelector text => new() { ["text"] = new JsonObject { ["start"] = text.Start, ["end"] = text.End } },
        PageSelector page => new() { ["page"] = new JsonObject { ["page"] = page.Page } },
        TimeSelector time => new() { ["time"] = new JsonObject { ["from"] = time.From, ["to"] = time.To } },
        RegionSelector region => new() { ["region"] = new JsonObject { ["x"] = region.X, ["y"] = region.Y, ["width"] = region.Width, ["height"] = region.Height } },
        RowSelector row => new() { ["row"] = new JsonObject { ["columns"] = new JsonArray([.. row.Columns.Select(column => (JsonNode)column)]) } },
        _ => new() { ["unstored"] = new JsonObject() },
    };
}

using System.Text.Json.Nodes;
using ConflictGraph.Formats.Article;

namespace ConflictGraph.Acceptance.Tests.Samples;

/// <summary>
/// A text that this project did not write, with its graph, kept beside the repository where there is one. Turned into an article file, with its ids read as the briefing's,
/// it is held to the same table: the rules must not have been made to fit the sample.
/// </summary>
public sealed class AnotherTextOfTheSameFactsTests : RulesOverTheBriefing
{
    static readonly string Folder = Repository.PathOf("..", "shared", "seed");
    static readonly Lazy<Task<LoadedWorld>> World = new(() => LoadedWorld.OfAsync(Source()));

    private protected override Task<LoadedWorld> WorldAsync()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "article.txt")) && File.Exists(Path.Combine(Folder, "graph.json")), $"There is no other text in {Path.GetFullPath(Folder)}.");
        return World.Value;
    }

    static ArticleSource Source()
    {
        var graph = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "graph.json")))!;
        // JSON is YAML, so the file need not be written out in lines.
        return new ArticleSource("graph.json", FileOf(graph).ToJsonString(), name => name == "article.txt" ? File.ReadAllText(Path.Combine(Folder, name)) : null);
    }

    static JsonObject FileOf(JsonNode graph)
    {
        var file = new JsonObject
        {
            ["conflictgraph"] = "article/1",
            ["changeSet"] = new JsonObject { ["author"] = "a test" },
            ["also"] = new JsonObject(),
            ["things"] = new JsonObject(),
            ["events"] = new JsonObject(),
            ["claims"] = new JsonObject(),
            ["relations"] = new JsonArray(),
        };
        foreach (var node in graph["nodes"]!.AsArray().Select(node => node!.AsObject()))
            AddNode(file, node);
        foreach (var edge in graph["edges"]!.AsArray().Select(edge => edge!.AsObject()))
            file["relations"]!.AsArray().Add(new JsonObject { [$"{Id(edge["from"])} {edge["kind"]} {Id(edge["to"])}"] = RelationOf(edge) });
        foreach (var value in graph["values"]!.AsArray().Select(value => value!.AsObject()))
            AddValue(file, value);
        return file;
    }

    static void AddNode(JsonObject file, JsonObject node)
    {
        var id = Id(node["id"]);
        var entry = new JsonObject();
        foreach (var (name, value) in node)
            if (name is not ("id" or "kind"))
                entry[name] = name switch { "asserts" => AnswersOf(value!.AsArray()), "saidAt" => Bounded(value!.GetValue<string>()), _ => value!.DeepClone() };
        // What a kind needs and that text does not say.
        if (id.StartsWith("organisation:", StringComparison.Ordinal))
            entry["organisationKind"] = "UNKNOWN";
        if (id.StartsWith("weapon:", StringComparison.Ordinal))
            entry["weaponClass"] = "UNSPECIFIED";

        if (id == "document:briefing")
        {
            entry["id"] = id;
            entry["textFile"] = "article.txt";
            entry["publishedAt"] = new JsonObject { ["edtf"] = "2024-06-26", ["basis"] = "ASSUMED" };
            file["document"] = entry;
            return;
        }
        var section = id[..id.IndexOf(':', StringComparison.Ordinal)] switch { "document" => "also", "incident" or "communication" => "events", "claim" => "claims", _ => "things" };
        file[section]!.AsObject()[id] = entry;
    }

    static JsonObject AnswersOf(JsonArray answers)
    {
        var questions = new JsonObject();
        foreach (var answer in answers.Select(answer => answer!.AsObject()))
        {
            var given = new JsonObject { ["polarity"] = answer["polarity"]!.DeepClone() };
            foreach (var (bound, number) in answer["measure"]?.AsObject() ?? [])
                given[bound] = number!.DeepClone();
            questions[answer["question"]!.GetValue<string>()] = given;
        }
        return questions;
    }

    static JsonObject RelationOf(JsonObject edge)
    {
        var relation = new JsonObject { ["certainty"] = edge["certainty"]!.DeepClone(), ["evidence"] = edge["evidence"]!.DeepClone() };
        relation["evidence"]!["document"] = Id(edge["evidence"]!["document"]);
        if (edge["certainty"]!.GetValue<string>() != "STATED")
            relation["why"] = "It is so entered there.";
        if (edge["accordingTo"] is JsonArray claims)
            relation["accordingTo"] = new JsonArray([.. claims.Select(claim => JsonValue.Create(Id(claim)))]);
        foreach (var (name, value) in edge["properties"]?.AsObject() ?? [])
            relation[name] = value!.DeepClone();
        return relation;
    }

    static void AddValue(JsonObject file, JsonObject value)
    {
        var happening = file["events"]![Id(value["event"])]!.AsObject();
        var (question, text) = (value["question"]!.GetValue<string>(), value["value"]!.GetValue<string>());
        JsonNode answer = text;
        if (question == "TIME" && text.Split(' ') is [var date, var precision])
            answer = new JsonObject { ["edtf"] = Bounded(date), ["precision"] = precision, ["basis"] = "ASSUMED", ["anchor"] = "document:briefing" };
        var account = new JsonObject
        {
            ["accordingTo"] = new JsonArray([.. value["accordingTo"]!.AsArray().Select(claim => JsonValue.Create(Id(claim)))]),
            ["evidence"] = value["quote"]!.DeepClone(),
            ["values"] = new JsonObject { [question] = answer },
        };
        if (happening["accounts"] is JsonArray accounts)
            accounts.Add(account);
        else
            happening["accounts"] = new JsonArray(account);
    }

    // A slash means that it lasted; what is written so there was one moment, not after that day.
    static string Bounded(string date) => date.StartsWith("../", StringComparison.Ordinal) ? $"[..{date[3..]}]" : date;

    static string Id(JsonNode? id) => Names.GetValueOrDefault(id!.GetValue<string>(), id.GetValue<string>());

    /// <summary>What is called otherwise there, and its name in the briefing.</summary>
    static readonly Dictionary<string, string> Names = new()
    {
        ["document:article"] = "document:briefing",
        ["person:austin"] = "person:lloyd-austin",
        ["person:belousov"] = "person:andrei-belousov",
        ["person:anokhin"] = "person:vasily-anokhin",
        ["person:kiper"] = "person:oleh-kiper",
        ["person:ryder"] = "person:pat-ryder",
        ["person:gov-belgorod"] = "person:governor-of-belgorod-region",
        ["person:us-ambassador"] = "person:us-ambassador-to-russia",
        ["organisation:us"] = "organisation:united-states",
        ["organisation:mod-ru"] = "organisation:russian-ministry-of-defence",
        ["organisation:pentagon"] = "organisation:us-department-of-defense",
        ["office:secdef"] = "office:us-secretary-of-defense",
        ["office:mindef-ru"] = "office:russian-defence-minister",
        ["office:gov-smolensk"] = "office:governor-of-smolensk-region",
        ["office:gov-odesa"] = "office:governor-of-odesa-region",
        ["office:gov-belgorod"] = "office:governor-of-belgorod-region",
        ["office:pps"] = "office:pentagon-press-secretary",
        ["office:us-amb"] = "office:us-ambassador-to-russia",
        ["location:smolensk"] = "location:smolensk-region",
        ["location:vyazemsky"] = "location:vyazemsky-district",
        ["location:voronezh"] = "location:voronezh-region",
        ["location:belgorod"] = "location:belgorod-region",
        ["location:s-ukraine"] = "location:southern-ukraine",
        ["location:sites"] = "location:military-sites-smolensk-region",
        ["location:depots"] = "location:ammunition-depots-voronezh-region",
        ["location:base"] = "location:army-base-moshenoye",
        ["location:building"] = "location:administrative-building-odesa",
        ["location:italian-base"] = "location:global-hawk-base-italy",
        ["weapon:mig31"] = "weapon:mig-31",
        ["weapon:su27"] = "weapon:su-27",
        ["weapon:mq9"] = "weapon:mq-9-reaper",
        ["weapon:drones-intercepted"] = "weapon:drones-intercepted-smolensk",
        ["weapon:bm-odesa"] = "weapon:ballistic-missile-odesa",
        ["weapon:missile-sevastopol"] = "weapon:missiles-sevastopol",
        ["weapon:arms"] = "weapon:us-arms",
        ["conflict:war"] = "conflict:russia-ukraine-war",
        ["incident:smolensk"] = "incident:smolensk-drone-attack",
        ["incident:intercept"] = "incident:smolensk-interception",
        ["incident:voronezh"] = "incident:voronezh-depots",
        ["incident:moshenoye"] = "incident:moshenoye-base",
        ["incident:emergency"] = "incident:belgorod-emergency",
        ["incident:odesa"] = "incident:odesa-missile-strike",
        ["incident:crimea"] = "incident:crimea-attack",
        ["incident:black-sea"] = "incident:black-sea-interception",
        ["incident:sevastopol"] = "incident:sevastopol-strike",
        ["incident:reaper"] = "incident:reaper-shootdown",
        ["incident:arms"] = "incident:us-arms-supplies",
        ["incident:atacms-supply"] = "incident:us-atacms-supply",
        ["communication:call"] = "communication:austin-belousov-call",
        ["communication:summons"] = "communication:us-ambassador-summons",
        ["communication:tg-anokhin"] = "communication:anokhin-telegram-post",
        ["communication:tg-kiper"] = "communication:kiper-telegram-post",
        ["communication:ryder"] = "communication:ryder-statement",
        ["claim:ru-smolensk"] = "claim:russia-drones-smolensk",
        ["claim:mod-int"] = "claim:ministry-intercepted-two",
        ["claim:an-place"] = "claim:anokhin-place",
        ["claim:an-cas"] = "claim:anokhin-no-casualties-reported",
        ["claim:an-dmg"] = "claim:anokhin-no-damage-reported",
        ["claim:ki-cas"] = "claim:kiper-no-casualties",
        ["claim:austin"] = "claim:austin-keep-talking",
        ["claim:belousov"] = "claim:belousov-arms-escalation",
        ["claim:ru-atacms"] = "claim:russia-atacms-crimea",
        ["claim:ru-4dead"] = "claim:russia-four-deaths",
        ["claim:ryder"] = "claim:ryder-ukraine-decides",
        ["claim:ru-sev"] = "claim:russia-drone-guided-missiles",
        ["claim:fr-over"] = "claim:briefing-war-harsher",
        ["claim:fr-conc"] = "claim:briefing-critical-escalation",
    };
}

using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Queries;

namespace ConflictGraph.Storage.Tests.Neo4j;

/// <summary>The questions that analysts paste into Neo4j's own tools, over the sample worlds: where the domain has an answer, it is the same.</summary>
[Collection(Neo4jServer.Name)]
public sealed class QuestionsTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    static readonly string[] Events = ["Incident", "Communication"];

    public static TheoryData<string> All => [.. Question.Names];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_question_says_what_it_answers_and_answers_with_its_own_example(string name)
    {
        var question = Question.Of(name);

        Assert.Matches(@"^// [A-Z].+\.", question.Text.Split('\n')[0]);
        Assert.Equal(question.Examples.Keys.Order(StringComparer.Ordinal), question.Parameters.Order(StringComparer.Ordinal));
        Assert.All(question.Examples.Keys, parameter => Assert.Contains($"${parameter}", question.Text.Split('\n')[0], StringComparison.Ordinal));
        Assert.NotEmpty(await sample.AskAsync(name, Cancellation));
    }

    [Fact]
    public void There_are_questions() => Assert.InRange(Question.Names.Count(), 10, 100);

    [Theory]
    [InlineData("weapon:atacms")]
    [InlineData("weapon:global-hawk")]
    [InlineData("location:crimea")]
    [InlineData("organisation:karethia")]
    [InlineData("incident:zavrin-raid")]
    [InlineData("communication:austin-belousov-call")]
    public async Task Who_said_what_is_what_the_service_answers(string thing)
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var speakers = (await new WhoSaidWhat(graph).AskAsync(new SayingQuery { About = [new(thing)], First = 100 }, Cancellation)).Speakers;
        var expected = speakers.SelectMany(speaker => speaker.Statements.Select(said => $"{speaker.Entity.Id} {said.Claim.Id} {said.Relation} {said.Claim.Properties.Text("stance")} {said.Claim.Properties.Text("text")}"));

        var rows = await sample.AskAsync("who-said-what", Cancellation, ("thing", thing));

        Assert.NotEmpty(rows);
        Assert.Equal(Sorted(expected), Sorted(rows.Select(row => $"{Text(row, "speakerId")} {Text(row, "claimId")} {Text(row, "relation")} {Text(row, "stance")} {Text(row, "said")}")));
    }

    [Fact]
    public async Task Who_said_what_has_the_speakers_words_and_the_sources()
    {
        var denial = Assert.Single(await sample.AskAsync("who-said-what", Cancellation, ("thing", "incident:zavrin-raid")), row => Text(row, "claimId") == "claim:general-staff-denies");

        Assert.Equal("Наші сили цієї ночі нікого не атакували", Text(denial, "words"));
        Assert.Equal("Генеральний штаб Каретії заперечує свою причетність: «Наші сили цієї ночі нікого не атакували»", Text(denial, "inTheSource"));
        Assert.Equal(("Що відомо про удар по Орлаві", "2023-10-03"), (Text(denial, "source"), Text(denial, "day")));
    }

    [Fact]
    public async Task What_somebody_said_is_what_the_service_answers()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        foreach (var speaker in new[] { "organisation:russia", "person:tomas-verrik", "organisation:velmaria-interior-ministry" })
        {
            var expected = Assert.Single((await new WhoSaidWhat(graph).AskAsync(new SayingQuery { By = [new(speaker)] }, Cancellation)).Speakers).Statements.Select(said => $"{said.Claim.Id}");

            var rows = await sample.AskAsync("said-by", Cancellation, ("speaker", speaker));

            Assert.Equal(Sorted(expected), Sorted(rows.Select(row => Text(row, "claimId"))));
            Assert.Equal(rows.Select(row => Text(row, "until")).Where(day => day.Length > 0).Order(StringComparer.Ordinal), rows.Select(row => Text(row, "until")).Where(day => day.Length > 0));
        }
    }

    [Fact]
    public async Task Every_answer_to_a_question_that_is_answered_twice_is_shown_and_every_disagreement_is_among_them()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var events = (await EntitiesAsync(graph)).Where(entity => Events.Contains(entity.Kind.Name)).ToList();
        var accounts = await new Accounts(graph).OfAsync([.. events.Select(entity => entity.Id)], cancellation: Cancellation);
        var twice = events.ToDictionary(entity => entity.Id, entity => entity.Properties.List<string>("answeredTwice"));
        var expected = accounts.SelectMany(pair => pair.Value.Where(one => twice[pair.Key].Contains(one.Question))
            .SelectMany(one => one.Accounts.SelectMany(account => account.Claims.Concat(account.Superseded)).Select(claim => $"{pair.Key} {one.Question} {claim}"))).Distinct();
        var disagreements = accounts.SelectMany(pair => pair.Value.Where(one => one.Verdict == AccountVerdict.DISAGREE).Select(one => $"{pair.Key} {one.Question}")).ToList();

        var rows = await sample.AskAsync("disagreements", Cancellation);

        Assert.Equal(Sorted(expected), Sorted(rows.Select(row => $"{Text(row, "eventId")} {Text(row, "question")} {Text(row, "claimId")}").Distinct()));
        Assert.NotEmpty(disagreements);
        Assert.Subset(rows.Select(row => $"{Text(row, "eventId")} {Text(row, "question")}").ToHashSet(), disagreements.ToHashSet());
    }

    [Fact]
    public async Task What_a_call_followed_is_what_the_service_answers_and_what_its_people_did_around_it_is_added()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        foreach (var happening in (await EntitiesAsync(graph)).Where(entity => Events.Contains(entity.Kind.Name)))
        {
            var sequence = Assert.Single(await new WhatFollowed(graph).AskAsync([happening.Id], Cancellation));
            var expected = sequence.Follows.Select(step => $"BEFORE {Told(step)}").Concat(sequence.FollowedBy.Select(step => $"AFTER {Told(step)}"));

            var rows = await sample.AskAsync("what-followed", Cancellation, ("event", happening.Id.Value));

            Assert.Equal(Sorted(expected), Sorted(rows.Where(row => Text(row, "order") != "WITHIN_DAYS").Select(row => $"{Text(row, "order")} {Text(row, "id")} {string.Join(", ", List(row, "about").Order(StringComparer.Ordinal))}")));
        }
        var after = Assert.Single(await sample.AskAsync("what-followed", Cancellation), row => Text(row, "order") == "WITHIN_DAYS");
        Assert.Equal(("incident:odesa-missile-strike", "Russia took part"), (Text(after, "id"), Text(after, "because")));

        static string Told(EventStep step) => $"{step.Event.Id} {string.Join(", ", step.About.Select(thing => thing.Name).Order(StringComparer.Ordinal))}";
    }

    [Fact]
    public async Task Attacks_by_and_on_something_are_the_services_direct_edges()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var entities = (await EntitiesAsync(graph)).ToDictionary(entity => entity.Id);
        var attacks = entities.Values.SelectMany(entity => Derived.Of(entity, World.Default).Direct).Where(edge => edge.Kind == EdgeKinds.Attacked).ToList();
        Assert.NotEmpty(attacks);
        foreach (var thing in attacks.SelectMany(edge => new[] { edge.From, edge.To }).Distinct())
        {
            var rows = await sample.AskAsync("attacks", Cancellation, ("actor", thing.Value));

            Assert.Equal(
                Sorted(attacks.Where(edge => edge.From == thing).Select(edge => $"BY {edge.To} {Told(edge)}").Concat(attacks.Where(edge => edge.To == thing).Select(edge => $"ON {edge.From} {Told(edge)}"))),
                Sorted(rows.Select(row => $"{Text(row, "side")} {Text(row, "otherId")} {Text(row, "eventId")} {Text(row, "certainty")} {Text(row, "modality")}")));
        }
        var onCrimea = Assert.Single(await sample.AskAsync("attacks", Cancellation, ("actor", "location:crimea")));
        Assert.Equal("ALLEGED Russia", $"{Text(onCrimea, "modality")} {string.Join(", ", List(onCrimea, "accordingTo"))}");

        string Told(DirectEdge edge) => $"{edge.DerivedFrom} {edge.Certainty} {entities[edge.DerivedFrom].Properties.Text("modality")}";
    }

    [Fact]
    public async Task Who_talked_to_whom_are_the_services_direct_edges_with_what_was_said()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var talked = (await EntitiesAsync(graph)).SelectMany(entity => Derived.Of(entity, World.Default).Direct).Where(edge => edge.Kind == EdgeKinds.CommunicatedWith);

        var rows = await sample.AskAsync("talks", Cancellation);

        Assert.Equal(Sorted(talked.Select(edge => $"{edge.From} {edge.To} {edge.DerivedFrom}")), Sorted(rows.Select(row => $"{Text(row, "oneId")} {Text(row, "otherId")} {Text(row, "talkId")}")));
        var summons = Assert.Single(rows, row => Text(row, "talkId") == "communication:us-ambassador-summons");
        Assert.Equal(["ATACMS", "Attack on Crimea with ATACMS"], List(summons, "about").Order(StringComparer.Ordinal));
        Assert.Equal(["Russia ALLEGES: ATACMS provided by the United States were used in an attack on Crimea", "Russia ALLEGES: It killed four people"], List(summons, "said"));
    }

    [Fact]
    public async Task What_rests_on_a_claim_or_a_document_is_what_the_service_answers_and_the_most_cited_come_first()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var entities = await EntitiesAsync(graph);
        var documents = entities.Where(entity => entity.Kind == NodeKinds.Document).Select(entity => entity.Id).ToList();
        var resting = await sample.Slow.RestingOnAsync(graph.At, [.. documents, new("claim:russia-atacms-crimea"), new("claim:mayor-drones")], new PageOf(1000), Cancellation);

        foreach (var (on, page) in resting)
            Assert.Equal(Sorted(page.Items.Select(edge => edge.Edge.Id.Value)), Sorted((await sample.AskAsync("resting-on", Cancellation, ("on", on.Value))).Select(row => Text(row, "id"))));
        var cited = await sample.AskAsync("most-cited", Cancellation);
        Assert.Equal(
            documents.Where(id => resting[id].Items.Count > 0).OrderByDescending(id => resting[id].Items.Count).ThenBy(id => id.Value, StringComparer.Ordinal).Select(id => $"{id} {resting[id].Items.Count}"),
            cited.Select(row => $"{Text(row, "id")} {row.GetProperty("relations").GetInt32()}"));
    }

    [Theory]
    [InlineData("person:lloyd-austin", "incident:crimea-attack")]
    [InlineData("person:andrei-belousov", "weapon:atacms")]
    [InlineData("person:tomas-verrik", "weapon:glide-bombs-melicha")]
    public async Task The_shortest_ways_are_those_of_the_service(string from, string to)
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var all = (await sample.Slow.PathsAsync(graph.At, new PathQuery(new(from), new(to)) { AvoidKinds = [NodeKinds.Document, NodeKinds.Source, NodeKinds.Conflict], First = 100 }, Cancellation)).Paths;
        var expected = all.Where(path => path.Count == all[0].Count).Select(path => string.Join(' ', path));

        var rows = await sample.AskAsync("paths", Cancellation, ("from", from), ("to", to));

        Assert.NotEmpty(rows);
        Assert.Equal(Sorted(expected), Sorted(rows.Select(row => string.Join(' ', List(row, "ids"))).Distinct()));
    }

    [Fact]
    public async Task As_of_a_revision_the_relations_are_those_of_then()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var sizes = new HashSet<int>();
        for (var at = 1L; at <= graph.At; at++)
            foreach (var thing in new NodeId[] { new("incident:zavrin-raid"), new("location:zavrin"), new("weapon:atacms") })
            {
                var links = (await sample.Slow.LinksAsync(at, [thing], new LinkQuery { Layer = Layer.BOTH, WithPayload = true }, Cancellation)).GetValueOrDefault(thing)?.Items ?? [];

                var rows = await sample.AskAsync("as-of", Cancellation, ("thing", thing.Value), ("at", at));

                Assert.Equal(
                    Sorted(links.Select(link => $"{link.Kind} {link.Other} {(link.Direction == Direction.OUT ? "True" : "False")} {link.Payload?.Edge.Id.Value ?? link.DerivedFrom!.Value.Value}")),
                    Sorted(rows.Select(row => $"{Text(row, "relation")} {Text(row, "otherId")} {row.GetProperty("outgoing").GetBoolean()} {Text(row, "id")}")));
                sizes.Add(rows.Count);
            }
        Assert.InRange(sizes.Count, 4, 100);
    }

    [Fact]
    public async Task The_list_of_revisions_is_the_services()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var expected = (await sample.Slow.RevisionsAsync(new RevisionQuery(new PageOf(100)), Cancellation)).Items.Select(revision => $"{revision.Number} {revision.Author} {revision.Reason}");

        var rows = await sample.AskAsync("revisions", Cancellation);

        Assert.Equal(expected, rows.Select(row => $"{row.GetProperty("number").GetInt64()} {Text(row, "author")} {Text(row, "reason")}"));
        Assert.Equal(graph.At, rows.Count);
    }

    [Theory]
    [InlineData("austin", "person:lloyd-austin")]
    [InlineData("белоусов", "person:andrei-belousov")]
    [InlineData("atacms", "weapon:atacms")]
    public async Task Things_are_found_by_their_names_in_any_script(string words, string id)
    {
        var rows = await sample.AskAsync("find", Cancellation, ("words", words));

        Assert.Contains(id, rows.Select(row => Text(row, "id")));
        Assert.DoesNotContain("location:zavrin", rows.Select(row => Text(row, "id")));
    }

    [Fact]
    public async Task Weapons_used_in_a_place_are_those_of_accounts_that_name_both()
    {
        var crimea = await sample.AskAsync("weapons-used", Cancellation);
        var velmaria = await sample.AskAsync("weapons-used", Cancellation, ("place", "location:velmaria"));

        Assert.Equal(
            ["weapon:atacms MUNITION Crimea ALLEGED", "weapon:global-hawk TARGETING_SUPPORT Sevastopol ALLEGED", "weapon:missiles-sevastopol MUNITION Sevastopol ALLEGED"],
            Sorted(crimea.Select(row => $"{Text(row, "weaponId")} {Text(row, "use")} {Text(row, "where")} {Text(row, "modality")}")));
        // The rescue service names its glide bombs in another claim than the village.
        Assert.Equal(
            ["weapon:cruise-missiles-zavrin Zavrin", "weapon:drones-zavrin river port, Zavrin"],
            Sorted(velmaria.Select(row => $"{Text(row, "weaponId")} {Text(row, "where")}")));
    }

    [Fact]
    public async Task An_event_in_order_of_time_is_what_was_said_and_published_of_it()
    {
        var rows = await sample.AskAsync("timeline", Cancellation);

        Assert.Equal("2023-10-02 2023-10-03 HAPPENED incident:zavrin-raid", $"{Text(rows[0], "from")} {Text(rows[0], "until")} {Text(rows[0], "what")} {Text(rows[0], "id")}");
        Assert.Equal(["document:zavrin-courier Orlava Courier", "document:zavrin-northline Northline", "document:zavrin-visnyk Visnyk riky", "document:zavrin-northline-corrected Northline"],
            rows.Where(row => Text(row, "what") == "PUBLISHED" && Text(row, "until").Length > 0).Select(row => $"{Text(row, "id")} {string.Join(", ", List(row, "who"))}"));
        Assert.Equal(["claim:ministry-killed-9", "claim:ministry-missing-1"], rows.Where(row => Text(row, "what") == "SAID" && Text(row, "until") == "2023-10-04").Select(row => Text(row, "id")));
        Assert.Equal("", Text(rows[^1], "until"));
    }

    [Fact]
    public async Task What_is_unconfirmed_is_what_the_service_does_not_call_reported_or_dated()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var expected = (await EntitiesAsync(graph)).Where(entity => Events.Contains(entity.Kind.Name) && (entity.Time is null || entity.Properties.Text("modality") is not ("OCCURRED" or "REPORTED")))
            .Select(entity => $"{entity.Id} {entity.Properties.Text("modality")} {entity.Time is null}");

        var rows = await sample.AskAsync("unconfirmed", Cancellation);

        Assert.Equal(Sorted(expected), Sorted(rows.Select(row => $"{Text(row, "id")} {Text(row, "modality")} {row.GetProperty("undated").GetBoolean()}")));
        var supply = Assert.Single(rows, row => Text(row, "id") == "incident:us-atacms-supply");
        Assert.Equal(["Russia ALLEGES"], List(supply, "saidBy"));
    }

    [Fact]
    public async Task Nodes_carry_the_label_of_their_kind_and_what_people_look_for_as_their_own_properties()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var expected = (await EntitiesAsync(graph)).Select(entity => $"{entity.Id} Entity {entity.Kind} {entity.Name} {entity.Time is not null}");

        var rows = await AskAsync("MATCH (n:Entity) RETURN n.id AS id, labels(n) AS labels, coalesce(n.name, n.title, n.text) AS name, n.firstDay IS :: DATE NOT NULL AND n.lastDay IS :: DATE NOT NULL AS dated");
        var places = await AskAsync("MATCH (n:Location) WHERE n.location IS :: POINT NOT NULL RETURN n.id AS id, n.location.longitude AS longitude, n.location.latitude AS latitude");

        Assert.Equal(Sorted(expected), Sorted(rows.Select(row => $"{Text(row, "id")} {string.Join(' ', List(row, "labels").OrderBy(label => label != "Entity"))} {Text(row, "name")} {row.GetProperty("dated").GetBoolean()}")));
        Assert.Equal(["location:odesa 30.73 46.48", "location:sevastopol 33.52 44.61"], Sorted(places.Select(row => $"{Text(row, "id")} {row.GetProperty("longitude")} {row.GetProperty("latitude")}")));
    }

    [Fact]
    public async Task Relationships_are_of_the_kinds_of_edges_with_the_quote_and_the_claims_on_them_and_derived_ones_say_from_what()
    {
        var graph = await sample.LoadedAsync(Cancellation);
        var entities = await EntitiesAsync(graph);
        var links = (await sample.Slow.LinksAsync(graph.At, [.. entities.Select(entity => entity.Id)], new LinkQuery { Layer = Layer.BOTH, Direction = Direction.OUT, WithPayload = true }, Cancellation)).Values.SelectMany(page => page.Items).ToList();
        var derived = entities.SelectMany(entity => Derived.Of(entity, World.Default).Direct).ToDictionary(edge => (edge.Kind, edge.From, edge.To, edge.DerivedFrom));

        var rows = await AskAsync(
            """
            MATCH (a)-[r]->(b) WHERE r._to IS NULL
            RETURN type(r) AS kind, a.id AS from, b.id AS to, r.certainty AS certainty, r.quote AS quote, r.document AS document, r.accordingTo AS accordingTo, r.derivedFrom AS derivedFrom, r.stance AS stance, r.firstDay IS :: DATE NOT NULL AS dated
            """);

        Assert.Equal(
            Sorted(links.Select(link => $"{link.Kind} {link.From} {link.To} {link.Certainty} {(link.IsDirect ? Told(derived[(link.Kind, link.From, link.To, link.DerivedFrom!.Value)], link) : Proved(link.Payload!.Edge))}")),
            Sorted(rows.Select(row => $"{Text(row, "kind")} {Text(row, "from")} {Text(row, "to")} {Text(row, "certainty")} {(Text(row, "derivedFrom").Length > 0
                ? $"{Text(row, "derivedFrom")} {Text(row, "stance")} {row.GetProperty("dated").GetBoolean()}"
                : $"{Text(row, "quote")} {Text(row, "document")} {string.Join(' ', List(row, "accordingTo"))}")}")));
        Assert.Equal(["ATTACKED", "CLAIMED_ABOUT", "COMMUNICATED_WITH", "INTERCEPTED", "SUPPLIED", "USED"], Sorted(rows.Where(row => Text(row, "derivedFrom").Length > 0).Select(row => Text(row, "kind")).Distinct()));

        static string Told(DirectEdge edge, Link link) => $"{edge.DerivedFrom} {edge.Stance} {link.Time is not null}";

        static string Proved(Edge edge)
        {
            var evidence = edge.Evidence.OrderBy(evidence => evidence.Quote is null).FirstOrDefault();
            return $"{evidence?.Quote} {evidence?.Document} {string.Join(' ', edge.AccordingTo)}";
        }
    }

    [Fact]
    public void The_page_about_the_graph_in_Neo4j_names_every_question() =>
        Assert.Equal(Question.Names.Select(name => $"| `{name}.cypher` |").Order(StringComparer.Ordinal), Page().Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains(".cypher` |", StringComparison.Ordinal)).Select(line => line[..(line.IndexOf("` |", StringComparison.Ordinal) + 3)]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_example_of_the_page_about_the_graph_in_Neo4j_has_an_answer()
    {
        var examples = Page().Split("```cypher\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]).ToList();

        Assert.NotEmpty(examples);
        foreach (var example in examples)
            Assert.NotEmpty(await AskAsync(example));
    }

    static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ConflictGraph.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("ConflictGraph.sln is in no folder above the tests.");
        return File.ReadAllText(Path.Combine(folder.FullName, "docs", "neo4j.md")).ReplaceLineEndings("\n");
    }

    Task<IReadOnlyList<JsonElement>> AskAsync(string statement) => sample.RunAsync(statement, new Dictionary<string, object>(), Cancellation);

    static async Task<IReadOnlyList<Entity>> EntitiesAsync(GraphAt graph) => (await graph.Reads.ListAsync(graph.At, [new ListQuery(NodeKinds.All) { Size = 1000 }], Cancellation))[0].Items;

    static string[] Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    static string Text(JsonElement row, string column) => row.GetProperty(column).ValueKind == JsonValueKind.Null ? "" : row.GetProperty(column).GetString()!;

    static IEnumerable<string> List(JsonElement row, string column) => row.GetProperty(column).ValueKind == JsonValueKind.Null ? [] : row.GetProperty(column).EnumerateArray().Select(item => item.GetString()!);
}

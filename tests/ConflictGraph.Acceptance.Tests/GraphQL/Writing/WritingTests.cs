using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

public class WritingTests
{
    [Fact]
    public async Task What_was_written_is_answered_as_it_stands_at_its_revision()
    {
        await using var article = await SomeArticle.EnterAsync();

        var data = await article.Server.DataAsync("""
            mutation {
              first: recordValue(input: { clientMutationId: "one", reason: "from the article", value: { event: "incident:odesa", question: DAMAGE, effect: DAMAGED, accordingTo: ["document:strike"], evidence: [{ document: "document:strike", quote: "Odesa was hit" }] } }) { clientMutationId outcome revision { number author reason changeSet } changes { totalCount nodes { operation entity { kind } } } claims { text } }
              second: addTranslation(input: { translation: { id: "location:odesa", language: "uk", text: "Одеса" } }) { revision { number } entity { asOf translations { language text machine } } }
            }
            """);

        Assert.Equal(
            """{"first":{"clientMutationId":"one","outcome":"WRITTEN","revision":{"number":2,"author":"Ines","reason":"from the article","changeSet":"one"},"changes":{"totalCount":1,"nodes":[{"operation":"CHANGED","entity":{"kind":"CLAIM"}}]},"claims":[{"text":"Strike on Odesa"}]},"second":{"revision":{"number":3},"entity":{"asOf":3,"translations":[{"language":"uk","text":"Одеса","machine":false}]}}}""",
            data.ToString());
    }

    [Fact]
    public async Task The_same_change_set_again_is_a_harmless_repeat_and_with_other_content_a_conflict()
    {
        await using var article = await SomeArticle.EnterAsync();
        const string Put = "mutation($name: String!) { putEntity(input: { clientMutationId: \"desk-1\", entity: { person: { name: $name } } }) { outcome revision { number } changes { nodes { operation } } entity { id } } }";

        var (first, again) = (await article.Server.DataAsync(Put, new { name = "Oleh Kiper" }), await article.Server.DataAsync(Put, new { name = "Oleh Kiper" }));
        var other = await article.Server.RefusedAsync(Put, new { name = "Another" });

        Assert.Equal("""{"putEntity":{"outcome":"WRITTEN","revision":{"number":2},"changes":{"nodes":[{"operation":"ADDED"}]},"entity":{"id":"person:oleh-kiper"}}}""", first.ToString());
        Assert.Equal(first.ToString().Replace("WRITTEN", "REPEATED", StringComparison.Ordinal), again.ToString());
        Assert.Equal(("CONFLICT", "input.clientMutationId"), other);
    }

    [Fact]
    public async Task What_stands_so_already_writes_nothing()
    {
        await using var article = await SomeArticle.EnterAsync();

        var data = await article.Server.DataAsync("""mutation { putEntity(input: { entity: { location: { id: "location:odesa", name: "Odesa", locationKind: POPULATED_PLACE } } }) { outcome revision { number } changes { totalCount } entity { name } } }""");

        Assert.Equal("""{"putEntity":{"outcome":"UNCHANGED","revision":{"number":1},"changes":{"totalCount":0},"entity":{"name":"Odesa"}}}""", data.ToString());
    }

    [Fact]
    public async Task A_preview_shows_what_would_be_written_and_writes_nothing()
    {
        await using var article = await SomeArticle.EnterAsync();
        var before = await Exported.OfAsync(article.Store);

        var data = await article.Server.DataAsync("""
            mutation { commit(input: { dryRun: true, steps: [
              { entity: { organisation: { id: "organisation:city", name: "The city", organisationKind: GOVERNMENT_BODY } } }
              { relation: { kind: MEMBER_OF, source: "person:mayor", target: "organisation:city", evidence: [{ document: "document:strike", quote: "The mayor said it again" }] } }
            ] }) { outcome revision { number } entities { id name } relations { label source { name } target { name } evidence { quote } } changes { totalCount nodes { operation after } } } }
            """);
        var retracted = await article.Server.DataAsync("""mutation { retract(input: { dryRun: true, retraction: { id: "incident:odesa", reason: "x" } }) { outcome entity { name retraction { reason } } warnings { text entities { id } } changes { nodes { operation entity { id } relation { label } } } } }""");

        Assert.Equal("PREVIEW", data.GetProperty("commit").GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("commit").GetProperty("revision").ValueKind);
        Assert.Equal("""[{"id":"organisation:city","name":"The city"}]""", data.GetProperty("commit").GetProperty("entities").ToString());
        Assert.Equal("""[{"label":"is part of","source":{"name":"The mayor of Odesa"},"target":{"name":"The city"},"evidence":[{"quote":"The mayor said it again"}]}]""", data.GetProperty("commit").GetProperty("relations").ToString());
        Assert.Equal(2, data.GetProperty("commit").GetProperty("changes").GetProperty("totalCount").GetInt32());
        Assert.Equal("""[{"text":"These claims are about nothing now.","entities":[{"id":"claim:unhurt"}]}]""", retracted.GetProperty("retract").GetProperty("warnings").ToString());
        Assert.Equal(before, await Exported.OfAsync(article.Store));
    }

    [Fact]
    public async Task Only_what_the_writer_touches_is_a_conflict()
    {
        await using var article = await SomeArticle.EnterAsync();
        await article.Server.DataAsync("""mutation { correct(input: { correction: { id: "person:mayor", reason: "x", entity: { person: { rank: "Mayor" } } } }) { outcome } }""");

        var elsewhere = await article.Server.DataAsync("""mutation { correct(input: { expectedRevision: 1, correction: { id: "location:odesa", reason: "x", entity: { location: { countryCode: "UA" } } } }) { outcome } }""");
        var touched = await article.Server.RefusedAsync("""mutation { correct(input: { expectedRevision: 1, correction: { id: "person:mayor", reason: "x", entity: { person: { rank: null } } } }) { outcome } }""");
        var unheard = await article.Server.RefusedAsync("""mutation { correct(input: { expectedRevision: 99, correction: { id: "person:mayor", reason: "x", entity: { person: { rank: null } } } }) { outcome } }""");

        Assert.Equal("""{"correct":{"outcome":"WRITTEN"}}""", elsewhere.ToString());
        Assert.Equal((("CONFLICT", "input.expectedRevision"), ("BAD_INPUT", "input.expectedRevision")), (touched, unheard));
    }

    [Fact]
    public async Task A_put_of_what_is_there_and_differs_is_a_correction()
    {
        await using var article = await SomeArticle.EnterAsync();
        var contributor = await article.AsAsync(CallerRole.CONTRIBUTOR);
        const string Put = "mutation($read: Int) { putEntity(input: { expectedRevision: $read, entity: { location: { id: \"location:odesa\", name: \"Odessa\", locationKind: POPULATED_PLACE } } }) { outcome } }";

        Assert.Equal(("FORBIDDEN", "input.entity.location"), await contributor.RefusedAsync(Put, new { read = 1 }));
        Assert.Equal(("CONFLICT", "input.expectedRevision"), await article.Server.RefusedAsync(Put));
        Assert.Equal("""{"putEntity":{"outcome":"WRITTEN"}}""", (await article.Server.DataAsync(Put, new { read = 1 })).ToString());
    }

    [Fact]
    public async Task A_translation_in_place_of_another_is_a_correction_and_one_beside_it_is_not()
    {
        await using var article = await SomeArticle.EnterAsync();
        var contributor = await article.AsAsync(CallerRole.CONTRIBUTOR);
        const string Add = "mutation($language: String!, $text: String!) { addTranslation(input: { translation: { id: \"location:odesa\", language: $language, text: $text } }) { entity { translations { text } } } }";

        await contributor.DataAsync(Add, new { language = "uk", text = "Одеса" });
        var beside = await contributor.DataAsync(Add, new { language = "ru", text = "Одесса" });
        var replacing = await contributor.RefusedAsync(Add, new { language = "uk", text = "Одесса" });

        Assert.Equal("""{"addTranslation":{"entity":{"translations":[{"text":"Одеса"},{"text":"Одесса"}]}}}""", beside.ToString());
        Assert.Equal(("FORBIDDEN", "input.translation"), replacing);
    }

    [Fact]
    public async Task Translations_of_one_change_set_stand_beside_each_other()
    {
        await using var article = await SomeArticle.EnterAsync();

        var data = await article.Server.DataAsync("""
            mutation { commit(input: { steps: [
              { translation: { id: "location:odesa", language: "uk", text: "Одеса" } }
              { translation: { id: "location:odesa", language: "ru", text: "Одесса", by: "a machine", machine: true } }
              { entity: { location: { id: "location:port", name: "The port", locationKind: FACILITY } } }
              { translation: { id: "location:port", language: "uk", text: "Порт" } }
            ] }) { entities { name translations { text by machine } } } }
            """);

        Assert.Equal(
            """{"commit":{"entities":[{"name":"Odesa","translations":[{"text":"Одеса","by":null,"machine":false},{"text":"Одесса","by":"a machine","machine":true}]},{"name":"The port","translations":[{"text":"Порт","by":null,"machine":false}]}]}}""",
            data.ToString());
    }

    [Fact]
    public async Task A_claim_comes_back_with_whoever_made_it()
    {
        await using var article = await SomeArticle.EnterAsync();
        await article.Server.DataAsync("""mutation { retract(input: { retraction: { id: "claim:unhurt", reason: "x" } }) { outcome } }""");

        var data = await article.Server.DataAsync("""mutation { restore(input: { restoration: { id: "claim:unhurt", revision: 1 } }) { entity { name retraction { reason } ... on Claim { claimants { entity { id } } } } } }""");

        Assert.Equal("""{"restore":{"entity":{"name":"Nobody was hurt","retraction":null,"claimants":[{"entity":{"id":"person:mayor"}}]}}}""", data.ToString());
    }

    [Fact]
    public async Task A_repeat_of_what_was_read_by_its_place_is_a_repeat_although_the_place_has_changed()
    {
        await using var article = await SomeArticle.EnterAsync();
        await article.Server.DataAsync("""mutation { relate(input: { relation: { kind: MADE_CLAIM, source: "person:mayor", target: "claim:unhurt", evidence: [{ document: "document:strike", quote: "said it again" }] } }) { outcome } }""");
        const string Withdraw = """mutation { withdrawEvidence(input: { clientMutationId: "w", withdrawal: { evidence: ["made-claim:person:mayor>claim:unhurt!0"], reason: "x" } }) { outcome relations { evidence { quote } } } }""";

        var (first, again) = (await article.Server.DataAsync(Withdraw), await article.Server.DataAsync(Withdraw));

        Assert.Equal("""{"withdrawEvidence":{"outcome":"WRITTEN","relations":[{"evidence":[{"quote":"said it again"}]}]}}""", first.ToString());
        Assert.Equal(first.ToString().Replace("WRITTEN", "REPEATED", StringComparison.Ordinal), again.ToString());
    }

    [Fact]
    public async Task Of_those_who_put_the_same_thing_at_once_one_does_and_the_others_are_told()
    {
        await using var article = await SomeArticle.EnterAsync();
        var contributor = await article.AsAsync(CallerRole.CONTRIBUTOR);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => contributor.AskAsync(
            "mutation($name: String!) { putEntity(input: { entity: { person: { id: \"person:same\", name: $name } } }) { outcome } }", new { name = $"Person {i}" })));

        Assert.Equal(1, answers.Count(answer => answer.GetProperty("data").GetProperty("putEntity").ValueKind == JsonValueKind.Object));
        Assert.All(answers.Where(answer => answer.TryGetProperty("errors", out _)), answer => Assert.True(answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString() is "CONFLICT" or "FORBIDDEN", answer.ToString()));
        Assert.Equal(2, (await article.Store.NewestAsync(TestContext.Current.CancellationToken)).Number);
    }

    [Fact]
    public async Task The_same_change_set_sent_many_times_at_once_is_written_once()
    {
        await using var article = await SomeArticle.EnterAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => article.Server.DataAsync(
            """mutation { recordClaim(input: { clientMutationId: "impatient", claim: { text: "The port is closed", stance: ASSERTS, claimKind: FACTUAL, claimants: [{ entity: "person:mayor" }], evidence: [{ document: "document:strike", quote: "said it again" }] } }) { outcome revision { number } claim { id } } }""")));

        Assert.Equal(["REPEATED", "WRITTEN"], answers.Select(answer => answer.GetProperty("recordClaim").GetProperty("outcome").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.Equal((2, "claim:the-port-is-closed"), (answer.GetProperty("recordClaim").GetProperty("revision").GetProperty("number").GetInt32(), answer.GetProperty("recordClaim").GetProperty("claim").GetProperty("id").GetString())));
    }

    [Fact]
    public async Task A_further_kind_is_entered_and_corrected_without_a_line_of_its_own()
    {
        var vessel = new NodeKind(12, "Vessel", "vessels", "A ship or boat.", "name", PropertySpec.Text("name", "What it is called.").Required(), PropertySpec.Text("imo", "IMO number.").Indexed());
        var hit = new EdgeKind(43, "HIT", "hit", "was hit in", [NodeKinds.Incident], [vessel], ("hits", "hitIn"), "events", "none", "none") { NeedsClaim = true, Few = [End.FROM] };
        await using var store = new MemoryGraphStore();
        await using var server = await AskedOverHttp.StartAsync(store, World.Default.With([vessel], [hit]));

        var data = await server.DataAsync("""
            mutation {
              commit(input: { steps: [
                { document: { id: "document:log", title: "Log", documentKind: REPORT } }
                { entity: { vessel: { name: "Moskva", imo: "1" } } }
                { incident: { id: "incident:hit", title: "A ship is hit", incidentType: VIOLENCE_UNSPECIFIED, accordingTo: ["document:log"], hits: [{ entity: "vessel:moskva" }] } }
              ] }) { outcome }
              correct(input: { correction: { id: "vessel:moskva", reason: "x", entity: { vessel: { imo: null } } } }) { entity { name ... on Vessel { imo hitIn { nodes { title } } } } }
            }
            """);

        Assert.Equal("""{"commit":{"outcome":"WRITTEN"},"correct":{"entity":{"name":"Moskva","imo":null,"hitIn":{"nodes":[{"title":"A ship is hit"}]}}}}""", data.ToString());
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { """recordIncident(input: { incident: { title: "X", incidentType: UNSPECIFIED, where: [{ location: "location:odesa" }] } })""", "EVIDENCE_MISSING", "input.incident.where[0].accordingTo" },
        { """recordIncident(input: { incident: { title: "X", incidentType: UNSPECIFIED, values: [{ question: KILLED, measure: { best: 1 } }] } })""", "EVIDENCE_MISSING", "input.incident.values[0].accordingTo" },
        { """recordClaim(input: { claim: { text: "X", stance: ASSERTS, claimKind: FACTUAL, claimants: [] } })""", "EVIDENCE_MISSING", "input.claim.claimants" },
        { """recordClaim(input: { claim: { text: "X", stance: ASSERTS, claimKind: FACTUAL, claimants: [{ entity: "person:mayor" }] } })""", "EVIDENCE_MISSING", "input.claim.claimants[0].evidence" },
        { """relate(input: { relation: { kind: LOCATED_IN, source: "location:odesa", target: "location:nowhere" } })""", "UNKNOWN_NODE", "input.relation.target" },
        { """relate(input: { relation: { kind: LOCATED_IN, source: "location:odesa", target: "person:mayor" } })""", "WRONG_KIND", "input.relation.target" },
        { """relate(input: { relation: { kind: HOLDS_OFFICE, source: "location:odesa", target: "person:mayor" } })""", "WRONG_KIND", "input.relation.source" },
        { """relate(input: { relation: { kind: MEMBER_OF, source: "person:mayor", target: "location:odesa", properties: { count: 1 } } })""", "BAD_INPUT", "input.relation.properties.count" },
        { """relate(input: { relation: { kind: PARTICIPATED_IN, source: "person:mayor", target: "incident:odesa", accordingTo: ["claim:unhurt"] } })""", "BAD_INPUT", "input.relation.properties.role" },
        { """relate(input: { relation: { kind: ATTACKED, source: "person:mayor", target: "location:odesa" } })""", "BAD_INPUT", "input.relation.kind" },
        { """relate(input: { relation: { kind: PARTICIPATED_IN, source: "person:mayor", target: "incident:odesa", properties: { role: VICTIM }, accordingTo: ["claim:unheard"] } })""", "UNKNOWN_NODE", "input.relation.accordingTo[0]" },
        { """relate(input: { relation: { kind: MADE_CLAIM, source: "person:mayor", target: "claim:unhurt", certainty: INFERRED, evidence: [{ document: "document:strike" }] } })""", "BAD_INPUT", "input.relation.why" },
        { """relate(input: { relation: { kind: MADE_CLAIM, source: "person:mayor", target: "claim:unhurt", evidence: [{ document: "document:strike", quote: "somebody was hurt" }] } })""", "EVIDENCE_MISMATCH", "input.relation.evidence[0].quote" },
        { """relate(input: { relation: { kind: MADE_CLAIM, source: "person:mayor", target: "claim:unhurt", evidence: [{ document: "document:strike" }, { document: "document:strike", quote: "The mayor said" }] } })""", "EVIDENCE_AMBIGUOUS", "input.relation.evidence[1].quote" },
        { """relate(input: { relation: { kind: MADE_CLAIM, source: "person:mayor", target: "claim:unhurt", evidence: [{ document: "document:strike", selector: { text: { start: 9000, end: 9001 } } }] } })""", "EVIDENCE_MISMATCH", "input.relation.evidence[0].selector" },
        { """relate(input: { relation: { kind: MADE_CLAIM, source: "person:mayor", target: "claim:unhurt", evidence: [{ document: "document:lost" }] } })""", "UNKNOWN_NODE", "input.relation.evidence[0].document" },
        { """recordValue(input: { value: { question: KILLED, measure: { best: 1 } } })""", "BAD_INPUT", "input.value.event" },
        { """recordValue(input: { value: { event: "incident:odesa", question: KILLED, measure: { best: 1.5 }, accordingTo: ["document:strike"] } })""", "BAD_INPUT", "input.value" },
        { """recordValue(input: { value: { event: "incident:odesa", question: TIME, when: { edtf: "2024-13" }, accordingTo: ["document:strike"] } })""", "BAD_DATE", "input.value" },
        { """putEntity(input: { entity: { person: { name: " " } } })""", "BAD_INPUT", "input.entity.person.name" },
        { """putEntity(input: { entity: { person: { id: "A label", name: "X" } } })""", "BAD_INPUT", "input.entity.person.id" },
        { """putEntity(input: { entity: { person: { id: "weapon:x", name: "X" } } })""", "WRONG_KIND", "input.entity.person" },
        { """putEntity(input: { entity: { person: { name: "X", birthDate: { edtf: "soon" } } } })""", "BAD_DATE", "input.entity.person.birthDate" },
        { """putEntity(input: { entity: { location: { name: "Odesa", locationKind: POPULATED_PLACE } } })""", "BAD_INPUT", "input.entity.location.id" },
        { """putEntity(input: { entity: { person: { name: "half \uD800" } } })""", "BAD_INPUT", "input.entity.person.name" },
        { """putEntity(input: { reason: "half \uD800", entity: { person: { name: "X" } } })""", "BAD_INPUT", "input.reason" },
        { """putEntity(input: { entity: { location: { name: "X", locationKind: FACILITY, geometry: { type: "Point", coordinates: [1e999, 0] } } } })""", "BAD_INPUT", "input.entity.location.geometry" },
        { """putEntity(input: { entity: { location: { name: "X", locationKind: FACILITY, geometry: { type: "Point", coordinates: [300, 0] } } } })""", "BAD_INPUT", "input.entity.location.geometry" },
        { """putEntity(input: { entity: { location: { name: "X", locationKind: FACILITY, geometry: "here" } } })""", "BAD_INPUT", "input.entity.location.geometry" },
        { """putEntity(input: { entity: { location: { name: "X", locationKind: FACILITY, geometry: { type: 1, coordinates: [] } } } })""", "BAD_INPUT", "input.entity.location.geometry" },
        { """addDocument(input: { document: { title: "X", documentKind: REPORT, text: "" } })""", "BAD_INPUT", "input.document.text" },
        { """saveView(input: { title: "X", revision: 1, nodeIds: [], state: { half: "\uD800" } })""", "BAD_INPUT", "input.state" },
        { """saveView(input: { title: " ", revision: 1, nodeIds: [], state: {} })""", "BAD_INPUT", "input.title" },
        { """putEntity(input: { clientMutationId: "import:x", entity: { person: { name: "X" } } })""", "BAD_INPUT", "input.clientMutationId" },
        { """addDocument(input: { document: { id: "document:strike", title: "Strike on Odesa", documentKind: NEWS_ARTICLE, text: "Another text" } })""", "CONFLICT", "input.document.text" },
        { """correct(input: { correction: { id: "person:mayor", reason: "x" } })""", "BAD_INPUT", "input.correction" },
        { """correct(input: { correction: { id: "person:mayor", reason: "x", entity: { location: { name: "X" } } } })""", "WRONG_KIND", "input.correction.entity.location" },
        { """correct(input: { correction: { id: "person:nobody", reason: "x", entity: { person: { name: "X" } } } })""", "UNKNOWN_NODE", "input.correction.id" },
        { """correct(input: { correction: { id: "person:mayor", reason: "x", entity: { person: { name: null } } } })""", "BAD_INPUT", "input.correction.name" },
        { """retract(input: { retraction: { id: "person:nobody", reason: "x" } })""", "UNKNOWN_NODE", "input.retraction.id" },
        { """retract(input: { retraction: { id: "about:claim:unhurt>person:mayor", reason: "x" } })""", "UNKNOWN_NODE", "input.retraction.id" },
        { """withdrawEvidence(input: { withdrawal: { evidence: ["made-claim:person:mayor>claim:unhurt!7"], reason: "x" } })""", "UNKNOWN_NODE", "input.withdrawal.evidence[0]" },
        { """restore(input: { restoration: { id: "person:mayor", revision: 7 } })""", "BAD_INPUT", "input.restoration.revision" },
        { """revert(input: { revision: 7, reason: "x" })""", "BAD_INPUT", "input.revision" },
        { """judgeIdentity(input: { judgement: { a: "person:mayor", b: "location:odesa", verdict: SAME, reason: "x" } })""", "WRONG_KIND", "input.judgement" },
        { """withdrawJudgement(input: { withdrawal: { id: "judgement:person:a>person:b", reason: "x" } })""", "BAD_INPUT", "input.withdrawal.id" },
        { """addTranslation(input: { translation: { id: "person:nobody", language: "uk", text: "X" } })""", "UNKNOWN_NODE", "input.translation.id" },
        { """split(input: { split: { id: "person:mayor", into: { location: { name: "X", locationKind: POPULATED_PLACE } }, relations: [], reason: "x" } })""", "WRONG_KIND", "input.split" },
        { """commit(input: { steps: [{ entity: { person: { name: "X" } } }, { relation: { kind: MEMBER_OF, source: "person:x", target: "organisation:lost" } }] })""", "UNKNOWN_NODE", "input.steps[1].relation.target" },
        { """deleteView(input: { id: "view:none" })""", "UNKNOWN_NODE", "input.id" },
    };

    [Fact]
    public async Task A_refusal_has_its_code_points_at_the_field_and_leaves_everything_as_it_was()
    {
        await using var article = await SomeArticle.EnterAsync();
        var before = await Exported.OfAsync(article.Store);
        var found = new List<string>();
        var expected = new List<string>();

        foreach (var (mutation, code, path) in Refusals.Select(row => row.Data))
        {
            var field = mutation[..mutation.IndexOf('(', StringComparison.Ordinal)];
            var shown = field switch { "deleteView" => "id", "saveView" => "clientMutationId", _ => "outcome" };
            var answer = await article.Server.AskAsync($"mutation {{ {mutation} {{ {shown} }} }}");
            var error = answer.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions") : default;
            found.Add($"{mutation}: {(error.ValueKind == JsonValueKind.Undefined ? answer.ToString() : $"{error.GetProperty("code")} {(error.TryGetProperty("inputPath", out var at) ? at : default)}")}");
            expected.Add($"{mutation}: {code} {path}");
            Assert.True(answer.GetProperty("data").GetProperty(field).ValueKind == JsonValueKind.Null, $"{mutation}: {answer}");
        }

        Assert.Equal(string.Join('\n', expected), string.Join('\n', found));
        Assert.Equal(before, await Exported.OfAsync(article.Store));
    }

    [Fact]
    public async Task One_that_fails_is_null_beside_its_error_and_its_neighbours_stand()
    {
        await using var article = await SomeArticle.EnterAsync();

        var answer = await article.Server.AskAsync("""
            mutation {
              one: putEntity(input: { entity: { person: { name: "First" } } }) { revision { number } }
              two: retract(input: { retraction: { id: "person:nobody", reason: "x" } }) { revision { number } }
              three: relate(input: { relation: { kind: RELATED_TO, source: "person:first", target: "person:mayor", evidence: [{ document: "document:strike" }] } }) { revision { number } }
            }
            """);

        Assert.Equal("""{"one":{"revision":{"number":2}},"two":null,"three":{"revision":{"number":3}}}""", answer.GetProperty("data").ToString());
        Assert.Equal("UNKNOWN_NODE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(3, answer.GetProperty("extensions").GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task What_stands_on_a_revision_is_listed_when_it_cannot_be_reverted()
    {
        await using var article = await SomeArticle.EnterAsync();
        await article.Server.DataAsync("""mutation { relate(input: { relation: { kind: RELATED_TO, source: "person:mayor", target: "location:odesa", evidence: [{ document: "document:strike" }] } }) { outcome } }""");

        var answer = await article.Server.AskAsync("""mutation { revert(input: { revision: 1, reason: "x" }) { outcome } }""");

        var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(("CONFLICT", "input.revision"), (extensions.GetProperty("code").GetString(), extensions.GetProperty("inputPath").GetString()));
        Assert.Equal("""["related-to:person:mayor>location:odesa"]""", extensions.GetProperty("things").ToString());
    }

    [Fact]
    public async Task An_end_is_moved_and_the_answer_shows_the_relation_where_it_stands_now()
    {
        await using var article = await SomeArticle.EnterAsync();

        var data = await article.Server.DataAsync("""
            mutation {
              commit(input: { steps: [{ entity: { location: { id: "location:port", name: "The port", locationKind: FACILITY } } }, { correction: { id: "occurred-at:incident:odesa>location:odesa", reason: "the port was meant", relation: { target: "location:port" } } }] }) { revision { reason } relations { id } }
              correct(input: { correction: { id: "occurred-at:incident:odesa>location:port", reason: "no, the town", relation: { target: "location:odesa" } } }) { relation { id target { name } evidenceCount } }
            }
            """);

        Assert.Equal("the port was meant", data.GetProperty("commit").GetProperty("revision").GetProperty("reason").GetString());
        Assert.Equal("""{"relation":{"id":"occurred-at:incident:odesa>location:odesa","target":{"name":"Odesa"},"evidenceCount":1}}""", data.GetProperty("correct").ToString());
    }

    [Fact]
    public async Task A_mutation_by_GET_is_refused()
    {
        await using var article = await SomeArticle.EnterAsync();

        using var response = await article.Server.SendAsync(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("""mutation { retract(input: { retraction: { id: "person:mayor", reason: "x" } }) { outcome } }"""));

        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(1, (await article.Store.NewestAsync(TestContext.Current.CancellationToken)).Number);
    }
}

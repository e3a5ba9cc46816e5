using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Schema;
using ConflictGraph.Ontology;
using GraphQL.Types;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

public class RoleTests
{
    /// <summary>Each mutation with the least role that may, as a preview where there is one.</summary>
    static readonly (string Mutation, CallerRole Least)[] Table =
    [
        ("""saveView(input: { title: "Odesa", revision: 1, nodeIds: [], state: {} }) { view { id } }""", CallerRole.READER),
        ("""putEntity(input: { dryRun: true, entity: { person: { name: "X" } } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""addDocument(input: { dryRun: true, document: { title: "X", documentKind: REPORT } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""recordClaim(input: { dryRun: true, claim: { text: "X", stance: ASSERTS, claimKind: FACTUAL, claimants: [{ entity: "person:mayor" }], evidence: [{ document: "document:strike" }] } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""recordIncident(input: { dryRun: true, incident: { title: "X", incidentType: UNSPECIFIED } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""recordCommunication(input: { dryRun: true, communication: { title: "X", communicationKind: LETTER } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""relate(input: { dryRun: true, relation: { kind: RELATED_TO, source: "person:mayor", target: "location:odesa", evidence: [{ document: "document:strike" }] } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""recordValue(input: { dryRun: true, value: { event: "incident:odesa", question: KILLED, measure: { best: 0 }, accordingTo: ["claim:unhurt"] } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""addTranslation(input: { dryRun: true, translation: { id: "location:odesa", language: "uk", text: "Одеса" } }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""commit(input: { dryRun: true, steps: [{ entity: { person: { name: "X" } } }] }) { outcome }""", CallerRole.CONTRIBUTOR),
        ("""commit(input: { dryRun: true, steps: [{ entity: { person: { name: "X" } } }, { retraction: { id: "claim:unhurt", reason: "x" } }] }) { outcome }""", CallerRole.EDITOR),
        ("""correct(input: { dryRun: true, correction: { id: "person:mayor", reason: "x", entity: { person: { rank: "Mayor" } } } }) { outcome }""", CallerRole.EDITOR),
        ("""retract(input: { dryRun: true, retraction: { id: "claim:unhurt", reason: "x" } }) { outcome }""", CallerRole.EDITOR),
        ("""withdrawEvidence(input: { dryRun: true, withdrawal: { evidence: ["made-claim:person:mayor>claim:unhurt!0"], reason: "x" } }) { outcome }""", CallerRole.EDITOR),
        ("""restore(input: { dryRun: true, restoration: { id: "person:mayor", revision: 1 } }) { outcome }""", CallerRole.EDITOR),
        ("""revert(input: { dryRun: true, revision: 1, reason: "x" }) { outcome }""", CallerRole.EDITOR),
        ("""judgeIdentity(input: { dryRun: true, judgement: { a: "location:odesa", b: "location:odessa", verdict: SAME, reason: "x" } }) { outcome }""", CallerRole.EDITOR),
        ("""withdrawJudgement(input: { dryRun: true, withdrawal: { id: "judgement:location:odesa>location:odessa", reason: "x" } }) { outcome }""", CallerRole.EDITOR),
        ("""split(input: { dryRun: true, split: { id: "person:mayor", into: { person: { name: "X" } }, relations: [], reason: "x" } }) { outcome }""", CallerRole.EDITOR),
    ];

    [Fact]
    public async Task Each_role_may_what_it_may_and_nothing_more()
    {
        await using var article = await SomeArticle.EnterAsync();
        foreach (var role in Enum.GetValues<CallerRole>())
        {
            var server = await article.AsAsync(role);
            foreach (var (mutation, least) in Table)
            {
                var answer = await server.AskAsync($"mutation {{ {mutation} }}");
                var isForbidden = answer.TryGetProperty("errors", out var errors) && errors[0].GetProperty("extensions").GetProperty("code").GetString() == "FORBIDDEN";
                Assert.True(isForbidden == role < least, $"{role} {mutation}: {answer}");
            }
        }
    }

    [Fact]
    public void Every_mutation_stands_in_the_table()
    {
        var mutations = ConflictSchema.Of(World.Default).Mutation!.Fields.Select(field => field.Name);

        Assert.Equal(mutations.Except(["deleteView"]).Order(StringComparer.Ordinal), Table.Select(row => row.Mutation[..row.Mutation.IndexOf('(', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_is_told_who_they_are_and_what_they_may()
    {
        await using var article = await SomeArticle.EnterAsync();
        var contributor = await article.AsAsync(CallerRole.CONTRIBUTOR, "Ines");

        Assert.Equal("""{"me":{"name":"Ines","role":"CONTRIBUTOR","may":["READ","SAVE_VIEW","ADD"]}}""", (await contributor.DataAsync("{ me { name role may } }")).ToString());
    }
}

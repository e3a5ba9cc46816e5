namespace ConflictGraph.Tests.Formats.Article;

/// <summary>What an article file is refused for. The § stands where the error is said to be.</summary>
public class ArticleRefusalTests
{
    const string Harbour = SomeArticle.Head + SomeArticle.Things;

    const string Fire = Harbour + """

        events:
          incident:fire:
            title: Fire
            incidentType: VIOLENCE_UNSPECIFIED
        """;

    const string Claim = Harbour + """

        claims:
          claim:arson:
            text: It was arson
            claimKind: FACTUAL
            stance: ASSERTS
            claimants: person:ana-brell
            evidence: "It was arson, she said"
        """;

    [Theory]
    [InlineData(Claim + "\n    §claimant: person:ana-brell", "BAD_INPUT", "A Claim has no 'claimant'. Did you mean 'claimants'?")]
    [InlineData(Claim + "\n    §stance: DENIES", "BAD_INPUT", "'stance' stands here for the second time; the first is on line 19")]
    [InlineData(Harbour + "\n§thing: {person:x: {name: X}}", "BAD_INPUT", "An article file has no 'thing'. Did you mean 'things'?")]
    [InlineData(Claim + "\n    §hedge: ''", "BAD_INPUT", "'hedge' is empty")]
    [InlineData(Claim + "\n    hedge: §[reportedly]", "BAD_INPUT", "'hedge' is text, not a list")]
    [InlineData(Claim + "\n    hedge: §&a reportedly", "BAD_INPUT", "Anchors are not read")]
    [InlineData(Claim + "\n    hedge: §!!str reportedly", "BAD_INPUT", "Tags are not read")]
    [InlineData(Harbour + "\n§---\nconflictgraph: article/1", "BAD_INPUT", "A file holds one report")]
    [InlineData("conflictgraph: §article/2\ndocument: {id: document:a, title: A, documentKind: REPORT}", "BAD_INPUT", "begins with conflictgraph: article/1")]
    [InlineData("§conflictgraph: article/1", "BAD_INPUT", "has no 'document'")]
    [InlineData("§", "BAD_INPUT", "This file is empty")]
    [InlineData("conflictgraph: article/1\ndocument: {id: document:a, title: A, documentKind: REPORT, textFile: §../secret.txt}", "BAD_INPUT", "without a path")]
    [InlineData("conflictgraph: article/1\ndocument: {id: document:a, title: A, documentKind: REPORT, textFile: §gone.txt}", "BAD_INPUT", "There is no file 'gone.txt' beside this one")]
    [InlineData(Harbour + "\nchangeSet: {author: a, §writer: b}", "BAD_INPUT", "'changeSet' has no 'writer'. Known: id, author, reason, enteredAt")]
    public Task The_form_of_the_file_is_checked(string yaml, string code, string message) => SomeArticle.RefusedAsync(Once(yaml), code, message);

    [Theory]
    [InlineData(Harbour + "\n  §persona:x: {name: X}", "UNKNOWN_KIND", "There is no kind 'persona' of things. Did you mean 'person'?")]
    [InlineData(Harbour + "\n  §Person X: {name: X}", "BAD_INPUT", "is not an id")]
    [InlineData(Harbour + "\n  §claim:x: {text: X, claimKind: FACTUAL, stance: ASSERTS}", "WRONG_KIND", "claim:x is a Claim; those stand under 'claims'")]
    [InlineData(Harbour + "\n  §weapon:x: {name: X}", "BAD_INPUT", "weapon:x needs 'weaponClass'")]
    [InlineData(Harbour + "\n  weapon:x: {name: X, weaponClass: §DRONE}", "BAD_INPUT", "'DRONE' is not a WeaponClass.")]
    [InlineData(Harbour + "\n  person:x: {name: X, anonymous: §yes}", "BAD_INPUT", "'anonymous' is true or false, not 'yes'")]
    [InlineData(Harbour + "\n  person:x: {name: X, birthDate: §2024-13}", "BAD_DATE", "there is no month 13")]
    [InlineData(Harbour + "\n  person:x: {name: X, birthDate: {edtf: §2024-02-30, basis: ASSUMED}}", "BAD_DATE", "February 2024 has 29 days")]
    [InlineData(Harbour + "\n  person:x: {name: X, names: [{text: Y, §lang: uk}]}", "BAD_INPUT", "A name has no 'lang'")]
    [InlineData(Harbour + "\n  location:x: {name: X, locationKind: ADM1, geometry: §{lat: 91, lon: 0}}", "BAD_INPUT", "is not on the earth")]
    [InlineData(Harbour + "\n  location:x: {name: X, locationKind: ADM1, geometry: §{lat: 9}}", "BAD_INPUT", "A geometry is {lat, lon, radius}")]
    public Task Things_are_what_the_ontology_knows(string yaml, string code, string message) => SomeArticle.RefusedAsync(yaml, code, message);

    [Theory]
    [InlineData("    evidence: §\"Two sheds burnt in the Lower Harbour\"", "EVIDENCE_MISMATCH", "The quote is not in document:harbour: \"Two sheds burnt in the Lower Harbour\". Nearest: line 1, \"Two sheds burned in the Lower Harbour\". Copy it from the text.")]
    [InlineData("    evidence: §\"qq zz\"", "EVIDENCE_MISMATCH", "No word of it is there")]
    [InlineData("    evidence: §\"wo sheds\"", "EVIDENCE_AMBIGUOUS", "stands 2 times in document:harbour, on lines 1, 3")]
    [InlineData("    evidence: {document: §document:other, quote: x}", "UNKNOWN_NODE", "There is no document:other")]
    [InlineData("    evidence: {document: §person:ana-brell}", "WRONG_KIND", "person:ana-brell is a Person; here goes a Document")]
    [InlineData("    evidence: {§qoute: x}", "BAD_INPUT", "Evidence has no 'qoute'. Did you mean 'quote'?")]
    [InlineData("    evidence: {quote: It was arson, credibility: §7}", "BAD_INPUT", "Credibility goes from 1")]
    public Task Evidence_is_in_its_document(string evidence, string code, string message) => SomeArticle.RefusedAsync(
        Claim[..Claim.LastIndexOf('\n')] + "\n" + evidence, code, message);

    [Theory]
    [InlineData("    where: §location:lower-harbour", "EVIDENCE_MISSING", "OCCURRED_AT says something of an event, so it needs 'accordingTo'")]
    [InlineData("    accordingTo: document:harbour\n    where: §location:lower-harbour", "EVIDENCE_MISSING", "Nothing shows that incident:fire occurred at location:lower-harbour")]
    [InlineData("    §values: {KILLED: 2}", "EVIDENCE_MISSING", "'values' need 'accordingTo'")]
    [InlineData("    accordingTo: document:harbour\n    §values: {KILLED: 2}", "EVIDENCE_MISSING", "'values' need 'evidence'")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    where: §person:ana-brell", "WRONG_KIND", "OCCURRED_AT cannot join incident:fire to person:ana-brell")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    where: §location:upper-harbour", "UNKNOWN_NODE", "There is no location:upper-harbour, neither in this file with properties of its own nor in the graph. Did you mean 'location:lower-harbour'?")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    where: {id: §location:lower-harbour, certainty: IMPLIED}", "BAD_INPUT", "What is IMPLIED needs 'why'")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    where: {id: §location:lower-harbour, why: so}", "BAD_INPUT", "'why' is for what is IMPLIED or INFERRED")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    where: {id: location:lower-harbour, §cuont: 2}", "BAD_INPUT", "A link under 'where' has no 'cuont'.")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    participants: {§ATTACKER: person:ana-brell}", "BAD_INPUT", "'participants' has no 'ATTACKER'")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    values: {§KILED: 2}", "BAD_INPUT", "'values' has no 'KILED'. Did you mean 'KILLED'?")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    values: {KILLED: §some}", "BAD_INPUT", "'some' is no figure")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    values: {KILLED: §5..3}", "BAD_INPUT", "'5..3' is no figure")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    values: {DAMAGE: §BURNT}", "BAD_INPUT", "'BURNT' is not a Effect")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    values: {PLACE: §{entity: location:lower-harbour}}", "BAD_INPUT", "is said by a link")]
    [InlineData("    accordingTo: document:harbour\n    evidence: Two sheds burned\n    values: {KILLED: §{polarity: IS_NOT, best: 2}}", "BAD_INPUT", "None is 0; none reported is NONE_REPORTED")]
    [InlineData("    §acounts: []", "BAD_INPUT", "Did you mean 'accounts'?")]
    public Task Nothing_of_an_event_is_simply_so(string lines, string code, string message) => SomeArticle.RefusedAsync(Fire + "\n" + lines.Replace("[]", "[{where: x}]", StringComparison.Ordinal), code, message);

    [Fact]
    public Task A_claim_is_said_by_somebody() => SomeArticle.RefusedAsync(Harbour + """

        claims:
          §claim:arson: {text: It was arson, claimKind: FACTUAL, stance: ASSERTS}
        """, "EVIDENCE_MISSING", "Nobody says claim:arson");

    [Fact]
    public Task That_a_thing_is_the_target_of_an_event_is_said_by_a_link() => SomeArticle.RefusedAsync(Claim + """

            about: incident:fire
            asserts: {PLACE: §location:lower-harbour}
        """, "BAD_INPUT", "is said by a link of the event", "incident:fire");

    [Theory]
    [InlineData("  - §person:ana-brell RUNS location:lower-harbour: harbour master Ana Brell", "UNKNOWN_KIND", "There is no relation 'RUNS'")]
    [InlineData("  - §person:ana-brell ATTACKED location:lower-harbour: harbour master Ana Brell", "UNKNOWN_KIND", "There is no relation 'ATTACKED'")]
    [InlineData("  - §person:ana-brell runs the harbour", "BAD_INPUT", "Relations are written «source KIND target»")]
    [InlineData("  - §person:ana-brell RELATED_TO location:lower-harbour", "EVIDENCE_MISSING", "Nothing shows")]
    [InlineData("  - §person:ana-brell LOCATED_IN location:lower-harbour: harbour master Ana Brell", "WRONG_KIND", "LOCATED_IN cannot join")]
    [InlineData("  - §person:ana-brell RELATED_TO person:ana-brell: harbour master Ana Brell", "WRONG_KIND", "to itself")]
    [InlineData("  - §person:ana-brell RELATED_TO location:lower-harbour: {accordingTo: document:harbour}", "WRONG_KIND", "RELATED_TO is according to claims")]
    [InlineData("  - {evidence: harbour master Ana Brell, §kind: x, relations: [person:ana-brell RELATED_TO location:lower-harbour]}", "BAD_INPUT", "A group of relations has no 'kind'")]
    [InlineData("  - §person:ana-brell PARTICIPATED_IN incident:fire: {accordingTo: document:harbour, evidence: Two sheds burned}", "BAD_INPUT", "PARTICIPATED_IN needs 'role'")]
    public Task Relations_join_what_they_may(string relation, string code, string message) => SomeArticle.RefusedAsync(Harbour + "\nrelations:\n" + relation, code, message, "incident:fire");

    [Theory]
    [InlineData("  - {§between: [person:ana-brell], verdict: SAME}", "BAD_INPUT", "'between' two things")]
    [InlineData("  - {§between: [person:ana-brell, location:lower-harbour], verdict: SAME}", "WRONG_KIND", "Only things of one kind")]
    [InlineData("  - {between: [person:ana-brell, person:b], verdict: §MAYBE}", "BAD_INPUT", "'MAYBE' is not a IdentityVerdict")]
    [InlineData("  - {between: [person:ana-brell, person:b], verdict: SAME, canonical: §person:c}", "BAD_INPUT", "'canonical' is one of the two")]
    public Task Judgements_are_between_two_of_a_kind(string judgement, string code, string message) => SomeArticle.RefusedAsync(Harbour + "\njudgements:\n" + judgement, code, message, "person:b", "person:c");

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_in_the_order_of_the_lines()
    {
        var errors = await SomeArticle.ErrorsOfAsync(Harbour + """

            claims:
              claim:arson:
                text: It was arson
                claimKind: GUESS
                stance: ASSERTS
                claimants: person:nobody
                about: [person:nobody, {id: location:lower-harbour, certainty: INFERRED}]
                evidence: "She said it was arson"
            """);

        Assert.Equal(
            ["harbour.yaml:18:16 BAD_INPUT", "harbour.yaml:20:16 UNKNOWN_NODE", "harbour.yaml:21:33 BAD_INPUT", "harbour.yaml:22:15 EVIDENCE_MISMATCH"],
            errors.Select(error => $"{error.File}:{error.Line}:{error.Column} {error.Code}"));
        Assert.Contains("It also stands on line 21", errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_YAML_says_where()
    {
        var error = Assert.Single(await SomeArticle.ErrorsOfAsync("conflictgraph: article/1\ndocument: {id: document:a"));

        Assert.Equal("BAD_INPUT", error.Code);
        Assert.Contains("This is not YAML", error.Message, StringComparison.Ordinal);
    }

    // A second changeSet would be an error of its own.
    static string Once(string yaml) => yaml.LastIndexOf("\nchangeSet", StringComparison.Ordinal) > SomeArticle.Head.Length ? yaml.Replace("changeSet: {author: a desk, reason: a test}\n", "", StringComparison.Ordinal) : yaml;
}

using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Formats.Article;

public class ArticleReaderTests
{
    const string Fire = SomeArticle.Head + SomeArticle.Things + """

        events:
          incident:harbour-fire:
            title: Fire in the Lower Harbour
            incidentType: VIOLENCE_UNSPECIFIED
            accordingTo: document:harbour
            evidence: "Two sheds burned in the Lower Harbour on Monday night"
            where: location:lower-harbour
            participants: {OPERATOR: [person:ana-brell, {id: person:ana-brell, count: 1, certainty: IMPLIED, why: she runs it}]}
            values: {DAMAGE: FIRE, TIME: {edtf: "[2023-10-02..2023-10-03]", precision: NIGHT, text: on Monday night, basis: RESOLVED, anchor: document:harbour}}
        claims:
          claim:brell-two-dead:
            text: Two people died in the fire
            claimKind: CASUALTY
            stance: ASSERTS
            saidAt: XXXX-03
            claimants: person:ana-brell
            about: incident:harbour-fire
            asserts:
              KILLED: [2, {low: 1, high: 2, side: dock hands}]
              INJURED: NONE_REPORTED
              CAPTURED: 3..5
              OCCURRED: IS
            evidence: "Two people died, harbour master Ana Brell said"
        relations:
          - person:ana-brell RELATED_TO location:lower-harbour: {as: runs it, evidence: "harbour master Ana Brell"}
          - evidence: "harbour master Ana Brell"
            certainty: IMPLIED
            why: It is her harbour.
            relations:
              - location:lower-harbour RELATED_TO person:ana-brell
              - location:lower-harbour RELATED_TO document:harbour: {certainty: STATED}
        """;

    [Fact]
    public async Task A_file_becomes_nodes_then_texts_edges_and_values()
    {
        var file = await SomeArticle.ReadAsync(Fire);

        Assert.Equal(
            ["PutNode", "PutNode", "PutNode", "PutNode", "PutNode", "PutText", "PutEdge", "PutEdge", "PutEdge", "PutEdge", "PutEdge", "PutEdge", "PutEdge", "PutEdge", "RecordValue", "RecordValue"],
            file.Steps.Select(step => step.GetType().Name));
        Assert.Equal(
            [
                "OCCURRED_AT incident:harbour-fire location:lower-harbour STATED {} document:harbour",
                """PARTICIPATED_IN person:ana-brell incident:harbour-fire STATED {"role":"OPERATOR"} document:harbour""",
                """PARTICIPATED_IN person:ana-brell incident:harbour-fire IMPLIED {"role":"OPERATOR","count":1} document:harbour""",
                "MADE_CLAIM person:ana-brell claim:brell-two-dead STATED {} ",
                "ABOUT claim:brell-two-dead incident:harbour-fire STATED {} ",
                """RELATED_TO person:ana-brell location:lower-harbour STATED {"as":"runs it"} """,
                "RELATED_TO location:lower-harbour person:ana-brell IMPLIED {} ",
                "RELATED_TO location:lower-harbour document:harbour STATED {} ",
            ],
            file.Steps.OfType<Step.PutEdge>().Select(edge => $"{edge.Kind} {edge.From} {edge.To} {edge.Certainty} {edge.Properties.Json} {string.Join(' ', edge.AccordingTo)}"));
    }

    [Fact]
    public async Task Answers_are_read_in_their_short_and_long_forms()
    {
        var file = await SomeArticle.ReadAsync(Fire);

        var claim = file.Steps.OfType<Step.PutNode>().Single(step => step.Node.Id.Value == "claim:brell-two-dead").Node;
        Assert.Equal(
            [
                new Assertion("KILLED", Polarity.IS) { Measure = Measure.Exactly(2) },
                new Assertion("KILLED", Polarity.IS) { Measure = new Measure(1, null, 2, Side: "dock hands") },
                new Assertion("INJURED", Polarity.NONE_REPORTED),
                new Assertion("CAPTURED", Polarity.IS) { Measure = new Measure(3, null, 5) },
                new Assertion("OCCURRED", Polarity.IS),
            ],
            claim.Properties.List<Assertion>("asserts"));
        Assert.Equal("XXXX-03", claim.Properties.Time("saidAt")!.Edtf);
        Assert.Equal(
            ["DAMAGE FIRE ", "TIME  [2023-10-02..2023-10-03] NIGHT RESOLVED document:harbour"],
            file.Steps.OfType<Step.RecordValue>().Select(value => $"{value.Answer.Question} {value.Answer.Effect} {value.Answer.When}{(value.Answer.When is { } when ? $" {when.Precision} {when.Basis} {when.Anchor}" : "")}"));
    }

    [Fact]
    public async Task A_quote_is_found_wherever_its_lines_break_and_kept_as_it_stands()
    {
        var file = await SomeArticle.ReadAsync(SomeArticle.Head + SomeArticle.Things + """

            relations:
              - person:ana-brell RELATED_TO location:lower-harbour: "two sheds   do not burn by
                  themselves"
            """);

        var evidence = Assert.Single(file.Steps.OfType<Step.PutEdge>().Single().Evidence);
        Assert.Equal("two sheds do not\nburn by themselves", evidence.Quote);
        Assert.Equal(evidence.Quote, file.Text![((TextSelector)evidence.Selector!).Start..((TextSelector)evidence.Selector).End]);
    }

    [Fact]
    public async Task A_quote_from_a_document_of_the_graph_goes_on_as_it_is()
    {
        var file = await SomeArticle.ReadAsync(SomeArticle.Head + SomeArticle.Things + """

            relations:
              - person:ana-brell RELATED_TO location:lower-harbour: {evidence: [{document: document:gazetteer, quote: the harbour master}, {document: document:gazetteer, page: 12, credibility: 2}]}
            """, "document:gazetteer");

        Assert.Equal(
            [new EvidenceDraft(new("document:gazetteer"), "the harbour master"), new EvidenceDraft(new("document:gazetteer"), null, new PageSelector("12")) { Credibility = 2 }],
            file.Steps.OfType<Step.PutEdge>().Single().Evidence);
    }

    [Fact]
    public async Task Each_step_says_where_it_stands()
    {
        var file = await SomeArticle.ReadAsync(Fire);

        Assert.Equal("harbour.yaml:4:7", file.Steps[0].Path);
        Assert.Equal("harbour.yaml:13:3", file.Steps[1].Path);
        Assert.Equal("harbour.yaml:7:3", file.Steps.OfType<Step.PutText>().Single().Path);
        Assert.Equal("harbour.yaml:21:12", file.Steps.OfType<Step.PutEdge>().First().Path);
        Assert.Equal("harbour.yaml:23:14", file.Steps.OfType<Step.RecordValue>().First().Path);
    }

    [Fact]
    public async Task A_change_set_without_an_id_is_named_by_the_document_and_the_files_content()
    {
        var first = await SomeArticle.ReadAsync(Fire);
        var again = await SomeArticle.ReadAsync(Fire);
        var other = await SomeArticle.ReadAsync(Fire + "\n# a remark");

        Assert.StartsWith("document:harbour@", first.ChangeSetId, StringComparison.Ordinal);
        Assert.Equal(first.ChangeSetId, again.ChangeSetId);
        Assert.NotEqual(first.ChangeSetId, other.ChangeSetId);
    }

    [Fact]
    public async Task The_author_on_the_command_line_goes_before_the_one_in_the_file()
    {
        var file = await SomeArticle.ReadAsync(Fire);

        Assert.Equal(("a desk", "a test"), (file.ToChangeSet().Author, file.ToChangeSet().Reason));
        Assert.Equal(("Ines", "again"), (file.ToChangeSet("Ines", "again").Author, file.ToChangeSet("Ines", "again").Reason));
    }

    [Fact]
    public async Task A_file_that_names_no_author_needs_one()
    {
        var file = await SomeArticle.ReadAsync(SomeArticle.Head.Replace("author: a desk, ", "", StringComparison.Ordinal));

        var error = Assert.Throws<BadInputException>(() => file.ToChangeSet());
        Assert.Contains("--author", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_without_properties_adds_to_what_is_in_the_graph()
    {
        var file = await SomeArticle.ReadAsync(SomeArticle.Head + SomeArticle.Things + """

            claims:
              claim:brell-arson:
                claimants: person:ana-brell
                evidence: "It was arson, she said"
            """, "claim:brell-arson");

        Assert.DoesNotContain(file.Steps.OfType<Step.PutNode>(), step => step.Node.Id.Value == "claim:brell-arson");
        Assert.Equal("MADE_CLAIM", file.Steps.OfType<Step.PutEdge>().Single().Kind.Name);
    }

    [Fact]
    public async Task A_text_may_be_added_to_a_document_that_the_graph_has()
    {
        var file = await SomeArticle.ReadAsync("conflictgraph: article/1\ndocument: {id: document:harbour, text: At last the text.}", "document:harbour");

        Assert.Equal([new Step.PutText(new("document:harbour"), "At last the text.") { Path = "harbour.yaml:2:34" }], file.Steps);
    }

    [Fact]
    public async Task A_geometry_is_a_point_with_its_radius_or_a_box()
    {
        var file = await SomeArticle.ReadAsync(SomeArticle.Head + """

            things:
              location:a: {name: A, locationKind: POPULATED_PLACE, geometry: {lat: 46.48, lon: 30.73, radius: 12000}}
              location:b: {name: B, locationKind: WATER_BODY, geometry: {south: 44.38, west: 32.48, north: 46.23, east: 36.65}}
            """);

        var (point, box) = (Of("location:a"), Of("location:b"));
        Assert.Equal((true, 12000), (point.IsPoint, point.RadiusMetres));
        Assert.Equal(new Box(32480000, 44380000, 36650000, 46230000), box.Box);

        Geometry Of(string id) => (Geometry)file.Steps.OfType<Step.PutNode>().Single(step => step.Node.Id.Value == id).Node.Properties["geometry"]!;
    }
}

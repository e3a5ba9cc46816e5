using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Tests.Model;

public class IdTests
{
    static readonly NodeId Austin = NodeId.Parse("person:lloyd-austin");
    static readonly NodeId Call = NodeId.Parse("communication:call");

    [Theory]
    [InlineData("Austin")]
    [InlineData("person:")]
    [InlineData(":austin")]
    [InlineData("person:Lloyd Austin")]
    [InlineData("person:остін")]
    [InlineData("person:a>b")]
    [InlineData("")]
    public void A_label_is_not_an_id(string text) => Assert.Contains("is not an id", Assert.Throws<BadInputException>(() => NodeId.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_id_has_at_most_180_characters_after_its_kind()
    {
        Assert.True(NodeId.TryParse("person:" + new string('a', 180), out _));
        Assert.False(NodeId.TryParse("person:" + new string('a', 181), out _));
    }

    [Fact]
    public void Two_roles_of_one_person_in_one_call_are_two_edges()
    {
        var speaker = EdgeId.Of(EdgeKinds.ParticipatedIn, Austin, Call, Role("SPEAKER"));
        var participant = EdgeId.Of(EdgeKinds.ParticipatedIn, Austin, Call, Role("PARTICIPANT"));

        Assert.NotEqual(speaker, participant);
        Assert.Equal(speaker, EdgeId.Of(EdgeKinds.ParticipatedIn, Austin, Call, Properties.Of(EdgeKinds.ParticipatedIn.Properties, ("role", "SPEAKER"), ("ordinal", 1))));
    }

    [Fact]
    public void An_edges_id_can_be_read_back()
    {
        var id = EdgeId.Of(EdgeKinds.ParticipatedIn, Austin, Call, Role("SPEAKER"));

        Assert.True(id.TryRead(World.Default, out var parts));
        Assert.Equal((EdgeKinds.ParticipatedIn, Austin, Call), (parts.Kind, parts.From, parts.To));
        Assert.Equal(EdgeId.KeyOf(EdgeKinds.ParticipatedIn, Role("SPEAKER")), parts.Key);
    }

    [Theory]
    [InlineData("owns:person:a>weapon:b")]
    [InlineData("about:claim:a")]
    [InlineData("nonsense")]
    public void What_is_no_edges_id_is_refused(string text) => Assert.Throws<BadInputException>(() => new EdgeId(text).Read(World.Default));

    [Fact]
    public void An_edge_is_read_back_from_its_payload()
    {
        var edge = new Edge(EdgeKinds.ParticipatedIn, Austin, Call)
        {
            Properties = Role("SPEAKER"),
            Certainty = Certainty.IMPLIED,
            Why = "the sentence names nobody else",
            AccordingTo = [NodeId.Parse("claim:a")],
            Evidence = [new Evidence(NodeId.Parse("document:d"), new TextSelector(3, 7), "call") { Credibility = 2 }, new Evidence(NodeId.Parse("document:row"), new RowSelector(["a", "b"]))],
        };

        Assert.Equal(edge, Edge.Read(edge.Kind, edge.From, edge.To, edge.Payload));
        Assert.NotEqual(edge.Payload, (edge with { Certainty = Certainty.STATED, Why = null }).Payload);
    }

    static Properties Role(string role) => Properties.Of(EdgeKinds.ParticipatedIn.Properties, ("role", role));
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Tests.Ontology;

public class WorldTests
{
    static readonly World World = World.Default;

    [Fact]
    public void The_numbers_of_kinds_are_the_approved_ones_since_stores_hold_them()
    {
        Assert.Equal("Person 1, Organisation 2, Office 3, Location 4, Weapon 5, Incident 6, Communication 7, Claim 8, Document 9, Source 10, Conflict 11",
            string.Join(", ", World.NodeKinds.Select(kind => $"{kind} {kind.Number}")));
        Assert.Equal(
            "PARTICIPATED_IN 1, TARGETED 2, OCCURRED_AT 3, LAUNCHED_FROM 4, USED_WEAPON 5, TRANSFERRED 6, IN_CONFLICT 7, FOLLOWED 8, CAUSED 9, PART_OF 10, RELATED_TO 11, " +
            "HOLDS_OFFICE 12, OFFICE_OF 13, MEMBER_OF 14, LOCATED_IN 15, BASED_AT 16, OPERATES 17, INSTANCE_OF 18, PARTY_TO 19, " +
            "MADE_CLAIM 20, ABOUT 21, CONVEYED_IN 22, VIA 23, SUPPORTS 24, CONTRADICTS 25, RESPONDS_TO 26, REPEATS 27, CORRECTS 28, RETRACTS 29, " +
            "PUBLISHED_BY 30, MENTIONS 31, REPRINTS 32, REVISES 33, CHANNEL_OF 34, ON_PLATFORM 35, OWNED_BY 36, " +
            "ATTACKED 37, INTERCEPTED 38, USED 39, SUPPLIED 40, COMMUNICATED_WITH 41, CLAIMED_ABOUT 42",
            string.Join(", ", World.EdgeKinds.Select(kind => $"{kind} {kind.Number}")));
    }

    [Fact]
    public void Nothing_is_said_of_an_event_without_a_claim() =>
        Assert.Equal(
            ["PARTICIPATED_IN", "TARGETED", "OCCURRED_AT", "LAUNCHED_FROM", "USED_WEAPON", "TRANSFERRED", "FOLLOWED", "CAUSED"],
            World.EdgeKinds.Where(kind => kind.NeedsClaim).Select(kind => kind.Name));

    [Fact]
    public void Every_kind_that_needs_a_claim_has_its_event_at_the_end_it_names()
    {
        foreach (var kind in World.EdgeKinds.Where(kind => kind.NeedsClaim))
            Assert.All(kind.EventEnd == End.FROM ? kind.From : kind.To, end => Assert.True(end.Is(Part.Event), $"{kind} has a {end} where its event is"));
    }

    [Theory]
    [InlineData("person", "Person")]
    [InlineData("ORGANISATION", "Organisation")]
    [InlineData("Claim", "Claim")]
    public void A_kind_of_node_is_found_by_its_name_however_it_is_written(string written, string name) => Assert.Equal(name, World.NodeKind(written).Name);

    [Fact]
    public void An_unknown_kind_is_refused_with_those_that_are_known()
    {
        var error = Assert.Throws<UnknownKindException>(() => World.EdgeKind("OWNS"));

        Assert.Equal("UNKNOWN_KIND", error.Code);
        Assert.Contains("OPERATES", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attack_is_what_the_standards_call_one()
    {
        var attacks = Enumerations.IncidentType.Values.Where(type => type.IsAttack).Select(type => type.Name);

        Assert.Contains("SABOTAGE", attacks);
        Assert.Contains("VIOLENCE_UNSPECIFIED", attacks);
        Assert.DoesNotContain("PEACEFUL_PROTEST", attacks);
        Assert.DoesNotContain("SHOOTDOWN", attacks);
        Assert.Equal(["DISRUPTED_WEAPONS_USE", "AERIAL_INTERCEPTION", "SHOOTDOWN"], Enumerations.IncidentType.Values.Where(type => type.IsInterception).Select(type => type.Name));
    }

    [Fact]
    public void The_25_sub_events_of_ACLED_are_there_and_nine_more() => Assert.Equal(25 + 9, Enumerations.IncidentType.Values.Count);

    [Fact]
    public void A_part_joins_things_of_one_kind_only()
    {
        Assert.True(EdgeKinds.PartOf.Joins(NodeKinds.Incident, NodeKinds.Incident));
        Assert.False(EdgeKinds.PartOf.Joins(NodeKinds.Incident, NodeKinds.Location));
    }

    [Fact]
    public void A_further_kind_is_one_declaration_and_everything_that_reads_the_world_knows_it()
    {
        var vessel = new NodeKind(12, "Vessel", "vessels", "A ship or boat.", "name", PropertySpec.Text("name", "What it is called.").Required(), PropertySpec.Text("imo", "IMO number.").Indexed());
        var docked = new EdgeKind(43, "DOCKED_AT", "docked at", "was the port of", [vessel], [NodeKinds.Location], ("ports", "dockings"), "things", "none", "none");

        var world = World.With([vessel], [docked]);
        var id = NodeId.Parse("vessel:moskva");
        var node = Node.Of(id, world.NodeKind("vessel"), ("name", "Moskva"), ("imo", "1234567"));

        Assert.Equal("""{"name":"Moskva","imo":"1234567"}""", node.Properties.Json);
        Assert.Equal(vessel, world.NodeKindOfPrefix(id.Prefix));
        Assert.Equal("docked-at:vessel:moskva>location:sevastopol", EdgeId.Of(world.EdgeKind("DOCKED_AT"), id, NodeId.Parse("location:sevastopol"), Properties.Empty).Value);
    }
}

using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Tests.Model;

public class PropertiesTests
{
    static readonly IReadOnlyList<PropertySpec> OfPerson = NodeKinds.Person.Properties;

    [Fact]
    public void The_order_of_writing_does_not_matter()
    {
        var one = Properties.Of(OfPerson, ("rank", "Major General"), ("name", "Pat Ryder"));
        var other = Properties.Of(OfPerson, ("name", "Pat Ryder"), ("rank", "Major General"));

        Assert.Equal(one, other);
        Assert.Equal("""{"name":"Pat Ryder","rank":"Major General"}""", one.Json);
    }

    [Fact]
    public void What_is_false_empty_or_null_is_not_there() =>
        Assert.Equal("""{"name":"Kiper"}""", Properties.Of(OfPerson, ("name", "Kiper"), ("anonymous", false), ("tags", Array.Empty<string>()), ("rank", null)).Json);

    [Fact]
    public void Every_type_of_value_is_read_back_as_it_was_written()
    {
        var claim = Properties.Of(NodeKinds.Claim.Properties,
            ("text", "No casualties — «жодних»"), ("claimKind", "CASUALTY"), ("stance", "CONFIRMS"), ("saidAt", When.Parse("2024-06-25")),
            ("asserts", new[] { new Assertion("KILLED", Polarity.IS) { Measure = new Measure(3, null, 5, "people", "civilians") }, new Assertion("PLACE", Polarity.IS_NOT) { Entity = NodeId.Parse("location:odesa") }, new Assertion("DAMAGE", Polarity.IS) { Effect = "FIRE" } }),
            ("externalIds", new[] { new ExternalId("wikidata", "Q1", "https://example.org/Q1") }), ("translations", new[] { new Translation("uk", "Без втрат", "desk", Machine: true) }));
        var document = Properties.Of(NodeKinds.Document.Properties, ("title", "Row 1"), ("documentKind", "DATASET_ROW"), ("retrievedAt", new DateTimeOffset(2024, 6, 26, 10, 0, 0, TimeSpan.FromHours(3))), ("raw", """{"a":"1"}"""));
        var place = Properties.Of(NodeKinds.Location.Properties, ("name", "Odesa"), ("locationKind", "POPULATED_PLACE"), ("geometry", Geometry.Point(30.73, 46.48, 8000)), ("names", new[] { new Name("Одеса", "PRIMARY", "uk", "CYRILLIC") }));

        foreach (var (kind, written) in new[] { (NodeKinds.Claim, claim), (NodeKinds.Document, document), (NodeKinds.Location, place) })
        {
            using var json = JsonDocument.Parse(written.Json);
            Assert.Equal(written.Json, Properties.Read(kind.Properties, json.RootElement).Json);
        }
        Assert.Equal(46_480_000, ((Geometry)place["geometry"]!).Box.North);
        Assert.Contains("2024-06-26T07:00:00Z", document.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"A","age":3}""", "no property 'age'")]
    [InlineData("""{"name":3}""", "name cannot be read")]
    [InlineData("""{"tags":"one"}""", "tags is a list")]
    [InlineData("""{"birthDate":"2024-02-30"}""", "2024-02-30")]
    public void What_cannot_be_held_is_refused_with_what_would_work(string json, string part)
    {
        using var document = JsonDocument.Parse(json);

        var error = Assert.ThrowsAny<ConflictGraphException>(() => Properties.Read(OfPerson, document.RootElement));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_outside_the_list_is_refused_with_the_list()
    {
        var error = Assert.Throws<BadInputException>(() => Properties.Of(NodeKinds.Weapon.Properties, ("name", "X"), ("weaponClass", "LASER")));

        Assert.Equal("weaponClass", error.Path);
        Assert.Contains("BALLISTIC_MISSILE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_text_is_refused()
    {
        // Attributes cannot carry half a pair, so the texts are made here.
        foreach (var text in new[] { "a\0b", "half " + (char)0xD83D, (char)0xDCA9 + " half", (char)0xDCA9 + "" + (char)0xD83D })
            Assert.Throws<BadInputException>(() => Properties.Of(OfPerson, ("name", text)));
        Assert.Equal("💩", Properties.Of(OfPerson, ("name", "💩")).Text("name"));
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[46.48]}""")]
    [InlineData("""{"type":"Point","coordinates":[200,46]}""")]
    [InlineData("""{"type":"Circle","coordinates":[1,2]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("[1,2]")]
    public void A_geometry_that_is_none_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Throws<BadInputException>(() => Geometry.Read(document.RootElement));
    }
}

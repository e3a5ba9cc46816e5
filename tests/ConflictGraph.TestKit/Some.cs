using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.TestKit;

/// <summary>Nodes with what their kind needs, so that a test says only what matters to it.</summary>
public static class Some
{
    public static Node Person(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Person, slug, name, more);

    public static Node Organisation(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Organisation, slug, name, [("organisationKind", "STATE"), .. more]);

    public static Node Location(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Location, slug, name, [("locationKind", "POPULATED_PLACE"), .. more]);

    public static Node Weapon(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Weapon, slug, name, [("weaponClass", "BALLISTIC_MISSILE"), .. more]);

    public static Node Incident(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Incident, slug, name, [("incidentType", "AIR_DRONE_STRIKE"), .. more]);

    public static Node Claim(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Claim, slug, name, [("claimKind", "FACTUAL"), ("stance", "ASSERTS"), .. more]);

    public static Node Document(string slug, string? name = null, params (string, object?)[] more) => Of(NodeKinds.Document, slug, name, [("documentKind", "NEWS_ARTICLE"), .. more]);

    public static (string, object?) Tags(params string[] tags) => ("tags", tags);

    public static (string, object?) ExternalIds(params ExternalId[] ids) => ("externalIds", ids);

    public static (string, object?) At(double longitude, double latitude) => ("geometry", Geometry.Point(longitude, latitude));

    /// <summary>Later properties take the place of earlier ones; without a name it is called by its slug.</summary>
    public static Node Of(NodeKind kind, string slug, string? name = null, params (string Name, object? Value)[] more)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { [kind.Title] = name ?? slug };
        foreach (var (property, value) in more)
            values[property] = value;
        return Node.Of(new NodeId($"{kind.Prefix}:{slug}"), kind, values.Select(pair => (pair.Key, pair.Value)));
    }
}

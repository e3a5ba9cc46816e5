namespace ConflictGraph.Ontology;

/// <summary>How precisely an event can be said to be at a place, by what sort of place it is.</summary>
public static class PlacePrecisions
{
    static readonly Dictionary<string, string> ByLocationKind = new(StringComparer.Ordinal)
    {
        ["FACILITY"] = "EXACT",
        ["POPULATED_PLACE"] = "NEAR_25KM",
        ["ADM4"] = "NEAR_25KM",
        ["ADM3"] = "ADM2",
        ["ADM2"] = "ADM2",
        ["ADM1"] = "ADM1",
        ["COUNTRY"] = "COUNTRY",
        ["WATER_BODY"] = "WATER_OR_AIRSPACE",
        ["AIRSPACE"] = "WATER_OR_AIRSPACE",
    };

    public static string Allowed(string? locationKind) => ByLocationKind.GetValueOrDefault(locationKind ?? "") ?? "PART_OF_COUNTRY";

    /// <summary>Finest first.</summary>
    public static int Width(string? precision)
    {
        for (var i = 0; i < Enumerations.PlacePrecision.Values.Count; i++)
            if (Enumerations.PlacePrecision.Values[i].Name == precision)
                return i;
        return Enumerations.PlacePrecision.Values.Count;
    }
}

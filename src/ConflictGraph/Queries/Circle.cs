using System.Globalization;
using System.Text.Json;
using ConflictGraph.Model;

namespace ConflictGraph.Queries;

/// <summary>The area within a radius of a point, so that no program that reads GeoJSON draws a pin for a region.</summary>
static class Circle
{
    const int Corners = 36;
    const double MetresOfDegree = 111_320;

    public static Geometry Round(Geometry point, double metres)
    {
        using var json = JsonDocument.Parse(point.GeoJson);
        var position = json.RootElement.GetProperty("coordinates");
        var (longitude, latitude) = (position[0].GetDouble(), position[1].GetDouble());
        var height = metres / MetresOfDegree;
        var width = height / Math.Max(0.01, Math.Cos(latitude * Math.PI / 180));
        // A ring is closed and runs against the clock.
        var ring = string.Join(",", Enumerable.Range(0, Corners + 1).Select(corner => Corner(2 * Math.PI * (corner % Corners) / Corners)));
        using var polygon = JsonDocument.Parse($$"""{"type":"Polygon","coordinates":[[{{ring}}]]}""");
        return Geometry.Read(polygon.RootElement, metres);

        string Corner(double angle) => string.Create(CultureInfo.InvariantCulture,
            $"[{Math.Round(Math.Clamp(longitude + width * Math.Cos(angle), -180, 180), 6)},{Math.Round(Math.Clamp(latitude + height * Math.Sin(angle), -90, 90), 6)}]");
    }
}

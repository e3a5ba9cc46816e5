using System.Globalization;

namespace ConflictGraph.Storage;

/// <summary>Where an opaque page goes on: numbers and texts apart by a colon.</summary>
public static class Place
{
    public static string Of(params ReadOnlySpan<object> parts) => string.Join(':', parts.ToArray().Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    public static long Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new BadCursorException();

    public static long Number(string? text, long whenAbsent) => text is null ? whenAbsent : Number(text);

    /// <summary>So many parts; the last may hold colons itself.</summary>
    public static string[] Read(string text, int parts) => text.Split(':', parts) is var read && read.Length == parts ? read : throw new BadCursorException();
}

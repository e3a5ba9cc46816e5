using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ConflictGraph.Model;

/// <summary>A time zone of the IANA database: what its clocks show at an instant, and when they showed it.</summary>
/// <remarks>A time that a source gives stays as its clock showed it; only instants (when something was recorded, a bound with an offset) are read on another clock.</remarks>
public sealed partial class Zone
{
    readonly TimeZoneInfo zone;

    Zone(TimeZoneInfo zone) => this.zone = zone;

    public static Zone Utc { get; } = new(TimeZoneInfo.Utc);

    public static Zone Parse(string name) => TryFind(name, out var found)
        ? new Zone(found)
        : throw new BadInputException($"'{name}' is no time zone that is known here. Zones are named as in the IANA database: Europe/Kyiv, America/New_York, UTC.", "zone");

    /// <summary>What the clock shows at an instant.</summary>
    public CivilTime ClockAt(DateTimeOffset instant) => CivilTime.Of(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>When the clock showed a time: the first time of two where it was put back; where it was put forward and never showed it, when it would have.</summary>
    public DateTimeOffset InstantOf(CivilTime time)
    {
        var clock = new DateTime(Math.Clamp(time.Seconds, 0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond);
        var offset = zone.IsAmbiguousTime(clock) ? zone.GetAmbiguousTimeOffsets(clock).Max() : zone.GetUtcOffset(clock);
        // Near the ends of the calendar there is no such instant; the nearest there is serves as well.
        return new DateTimeOffset(Math.Clamp(clock.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    public override string ToString() => zone.Id;

    static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? found)
    {
        found = null;
        return Shape().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out found);
    }

    // The system looks a name up among files.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

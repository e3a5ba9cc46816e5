using ConflictGraph.Model;

namespace ConflictGraph.Tests.Model;

public class ZoneTests
{
    [Theory]
    [InlineData("Europe/Kyiv", "2024-06-25", "2024-06-24T21:00:00Z")]
    [InlineData("Europe/Kyiv", "2024-01-25", "2024-01-24T22:00:00Z")]
    [InlineData("America/New_York", "2024-06-25T20:15", "2024-06-26T00:15:00Z")]
    [InlineData("UTC", "2024-06-25", "2024-06-25T00:00:00Z")]
    public void A_time_on_a_clock_is_an_instant(string zone, string clock, string instant)
    {
        var (found, then) = (Zone.Parse(zone), DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(then, found.InstantOf(CivilTime.Parse(clock).Start));
        Assert.Equal(CivilTime.Parse(clock).Start, found.ClockAt(then));
    }

    [Theory]
    [InlineData("2024-10-27T03:30", "2024-10-27T00:30:00Z")]
    [InlineData("2024-03-31T03:30", "2024-03-31T01:30:00Z")]
    [InlineData("0001-01-01", "0001-01-01T00:00:00Z")]
    public void What_a_clock_showed_twice_or_never_or_before_all_instants_is_the_nearest_there_is(string clock, string instant)
    {
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), Zone.Parse("Europe/Kyiv").InstantOf(CivilTime.Parse(clock).Start));
    }

    [Theory]
    [InlineData("Kyiv")]
    [InlineData("Europe/Nowhere")]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("Europe/Kyiv\0")]
    [InlineData("+03:00")]
    public void A_zone_that_is_none_is_refused_with_what_would_work(string name)
    {
        var error = Assert.Throws<BadInputException>(() => Zone.Parse(name));

        Assert.Contains("Europe/Kyiv, America/New_York, UTC", error.Message, StringComparison.Ordinal);
    }
}

using ConflictGraph.Model;

namespace ConflictGraph.Tests.Model;

public class DuringTests
{
    [Fact]
    public void A_range_goes_from_the_first_second_of_the_one_to_the_last_of_the_other()
    {
        var june = During.Parse("2024-06", "2024-06");

        Assert.Equal(CivilTime.Parse("2024-06-01").Start.Seconds, june.From);
        Assert.Equal(CivilTime.Parse("2024-07-01").Start.Seconds, june.Until);
    }

    [Fact]
    public void Either_side_may_be_left_open()
    {
        Assert.True(During.Parse(null, "2024").Matches(When.Parse("2022-02-24")));
        Assert.True(During.Parse("2024", null).Matches(When.Parse("2024-06-25")));
        Assert.False(During.Parse("2024", null).Matches(When.Parse("2022-02-24")));
        Assert.True(During.Parse(null, null).Matches(When.Parse("2022-02-24")));
    }

    [Theory]
    [InlineData("2024-06-25", true, true)]
    [InlineData("2024-06-24", true, true)]
    [InlineData("2024-06-30T23:59", true, true)]
    [InlineData("[2024-06-23..2024-06-25]", true, false)]
    [InlineData("[2024-06-30..2024-07-01]", true, false)]
    [InlineData("2024-06", true, false)]
    [InlineData("2024-06-23", false, false)]
    [InlineData("2024-07-01", false, false)]
    public void Possible_overlaps_and_certain_lies_inside(string edtf, bool possible, bool certain)
    {
        var when = When.Parse(edtf);

        Assert.Equal(possible, During.Parse("2024-06-24", "2024-06-30").Matches(when));
        Assert.Equal(certain, During.Parse("2024-06-24", "2024-06-30", TimeMatch.CERTAIN).Matches(when));
    }

    [Theory]
    [InlineData("2024-06-25", "2024-06-25")]
    [InlineData("2024-06-25T21:30Z", "2024-06-26T00:30")]
    [InlineData("2024-01-25T21:30Z", "2024-01-25T23:30")]
    [InlineData("2024-06-25T14:30-04:00", "2024-06-25T21:30")]
    [InlineData("2024-06-25T21:30", "2024-06-25T21:30")]
    public void A_bound_with_an_offset_is_read_on_the_clock_of_the_zone(string from, string begins)
    {
        Assert.Equal(CivilTime.Parse(begins).Start.Seconds, During.Parse(from, null, zone: Zone.Parse("Europe/Kyiv")).From);
    }

    [Fact]
    public void Without_a_zone_a_bound_stays_as_it_is_written()
    {
        Assert.Equal(CivilTime.Parse("2024-06-25T21:30").Start.Seconds, During.Parse("2024-06-25T21:30Z", null).From);
    }

    [Fact]
    public void Recently_is_in_the_week_of_its_document_and_not_in_every_earlier_one()
    {
        var recently = When.Parse("../2024-06-26", DatePrecision.RECENT);

        Assert.True(During.Parse("2024-06-24", "2024-06-30").Matches(recently));
        Assert.False(During.Parse("2024-06-17", "2024-06-23").Matches(recently));
    }

    [Fact]
    public void Undated_things_stay_only_when_asked_for()
    {
        var week = During.Parse("2024-06-24", "2024-06-30");

        Assert.All([null, new When(), When.Parse("XXXX-03")], undated =>
        {
            Assert.False(week.Matches(undated));
            Assert.True((week with { KeepUndated = true }).Matches(undated));
        });
    }

    [Theory]
    [InlineData("2024-07", "2024-06", "ends before it begins")]
    [InlineData("../2024-06", null, "has no beginning")]
    [InlineData(null, "2024-06/..", "has no end")]
    [InlineData("XXXX-03", null, "has no beginning")]
    [InlineData("last week", null, "not in a notation")]
    public void A_range_that_cannot_be_asked_is_refused(string? from, string? until, string wrong)
    {
        var error = Assert.Throws<BadDateException>(() => During.Parse(from, until));

        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
    }
}

using ConflictGraph.Model;
using CsCheck;

namespace ConflictGraph.Tests.Model;

public class WhenEdtfTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2025-01-01", DatePrecision.YEAR)]
    [InlineData("2024-06", "2024-06-01", "2024-07-01", DatePrecision.MONTH)]
    [InlineData("2024-06-25", "2024-06-25", "2024-06-26", DatePrecision.DAY)]
    [InlineData("2024-21", "2024-03-01", "2024-06-01", DatePrecision.SEASON)]
    [InlineData("2024-22", "2024-06-01", "2024-09-01", DatePrecision.SEASON)]
    [InlineData("2024-23", "2024-09-01", "2024-12-01", DatePrecision.SEASON)]
    [InlineData("2024-24", "2024-12-01", "2025-03-01", DatePrecision.SEASON)]
    [InlineData("[2024-06-24..2024-06-26]", "2024-06-24", "2024-06-27", DatePrecision.DAYS_2_6)]
    [InlineData("[2024-06-24..2024-06-30]", "2024-06-24", "2024-07-01", DatePrecision.WEEK)]
    [InlineData("[2024-06-10..2024-06-30]", "2024-06-10", "2024-07-01", DatePrecision.MONTH)]
    [InlineData("[2020..2024]", "2020-01-01", "2025-01-01", DatePrecision.YEAR)]
    [InlineData("[2024-06-25T21:48:00..2024-06-25T21:48:59]", "2024-06-25T21:48", "2024-06-25T21:49", DatePrecision.MINUTE)]
    [InlineData("[2024-06-25T21:00:00..2024-06-25T21:59:59]", "2024-06-25T21:00", "2024-06-25T22:00", DatePrecision.HOUR)]
    [InlineData("2024-06-25T21:48:30", "2024-06-25T21:48:30", "2024-06-25T21:48:31", DatePrecision.MINUTE)]
    public void A_moment_lies_between_the_bounds_and_is_as_precise_as_they_are_close(string edtf, string from, string until, DatePrecision precision)
    {
        var when = When.Parse(edtf);

        Assert.Equal(Extent.MOMENT, when.Extent);
        Assert.Equal((from, until), Ends(when));
        Assert.Equal(precision, when.Precision);
        Assert.Equal(edtf, when.Edtf);
    }

    [Theory]
    [InlineData("2024-06-24/2024-06-26", "2024-06-24", "2024-06-27", DatePrecision.DAY)]
    [InlineData("2022-02-24/2024-06-26", "2022-02-24", "2024-06-27", DatePrecision.DAY)]
    [InlineData("2024-06/2024-08", "2024-06-01", "2024-09-01", DatePrecision.MONTH)]
    [InlineData("2024-06-25/2024-06-25", "2024-06-25", "2024-06-26", DatePrecision.DAY)]
    [InlineData("2024-06-25T21:48:00/2024-06-25T22:15:59", "2024-06-25T21:48", "2024-06-25T22:16", DatePrecision.MINUTE)]
    public void A_span_lasted_and_is_as_precise_as_the_vaguer_of_its_bounds(string edtf, string from, string until, DatePrecision precision)
    {
        var when = When.Parse(edtf);

        Assert.Equal(Extent.SPAN, when.Extent);
        Assert.Equal((from, until), Ends(when));
        Assert.Equal(precision, when.Precision);
        Assert.Equal(edtf, when.Edtf);
    }

    [Theory]
    [InlineData("[..2024-06-26]", Extent.MOMENT, null, "2024-06-26")]
    [InlineData("[2024-06-26..]", Extent.MOMENT, "2024-06-26", null)]
    [InlineData("../2024-06-26", Extent.SPAN, null, "2024-06-26")]
    [InlineData("2024-06-26/..", Extent.SPAN, "2024-06-26", null)]
    public void A_missing_bound_is_open_and_reckoned_at_the_known_one(string edtf, Extent extent, string? earliest, string? latest)
    {
        var when = When.Parse(edtf);

        Assert.Equal((extent, earliest, latest), (when.Extent, when.Earliest, when.Latest));
        Assert.Equal(("2024-06-26", "2024-06-27"), Ends(when));
        Assert.Equal((earliest is null, latest is null), (when.From is null, when.Until is null));
        Assert.Equal(edtf, when.Edtf);
    }

    [Theory]
    [InlineData("/2024-06-26", "../2024-06-26")]
    [InlineData("2024-06-26/", "2024-06-26/..")]
    [InlineData("..2024-06-26", "[..2024-06-26]")]
    [InlineData("2024-06-24..2024-06-26", "[2024-06-24..2024-06-26]")]
    [InlineData("[2024-06-25]", "2024-06-25")]
    [InlineData("[2024-06-25..2024-06-25]", "2024-06-25")]
    [InlineData("[2024-06-01..2024-06-30]", "2024-06")]
    [InlineData("[2024-01..2024-12]", "2024")]
    [InlineData("[2024-03..2024-05]", "2024-21")]
    [InlineData("2024-06-25T21:48", "[2024-06-25T21:48:00..2024-06-25T21:48:59]")]
    [InlineData("[2024-06-25T00:00..2024-06-25T23:59]", "2024-06-25")]
    [InlineData("[2024-06-25T21..2024-06-26]", null)]
    public void Other_ways_of_writing_are_read_and_written_in_one(string given, string? written) =>
        Assert.Equal(written, When.TryParse(given, out var when) ? when.Edtf : null);

    [Theory]
    [InlineData("XXXX-03", DatePrecision.MONTH)]
    [InlineData("XXXX-03-14", DatePrecision.DAY)]
    [InlineData("XXXX-02-29", DatePrecision.DAY)]
    [InlineData("XXXX-21", DatePrecision.SEASON)]
    [InlineData("XXXX", DatePrecision.UNKNOWN)]
    public void A_part_of_an_unknown_year_has_no_interval(string edtf, DatePrecision precision)
    {
        var when = When.Parse(edtf);

        Assert.True(when.YearUnknown);
        Assert.Null(when.Interval);
        Assert.Equal(precision, when.Precision);
        Assert.Equal(edtf, when.Edtf);
    }

    // The notations that occur in the sample world.
    [Theory]
    [InlineData("../2024-06-26", DatePrecision.RECENT, null, "2024-06-26")]
    [InlineData("..2024-06-26", DatePrecision.RECENT, null, "2024-06-26")]
    [InlineData("[2024-06-24..2024-06-26]", DatePrecision.NIGHT, "2024-06-24", "2024-06-26")]
    [InlineData("XXXX-03", null, null, null)]
    [InlineData("2024-06-25", null, "2024-06-25", "2024-06-25")]
    [InlineData("2024-06-26", null, "2024-06-26", "2024-06-26")]
    [InlineData("../2024-06-25", null, null, "2024-06-25")]
    [InlineData("2024-06-24", null, "2024-06-24", "2024-06-24")]
    public void What_the_sample_says_is_read(string edtf, DatePrecision? precision, string? earliest, string? latest)
    {
        var when = When.Parse(edtf, precision);

        Assert.Equal((earliest, latest), (when.Earliest, when.Latest));
        Assert.Equal(precision ?? when.Precision, when.Precision);
    }

    [Fact]
    public void An_extent_that_is_given_goes_before_the_notation() =>
        Assert.Equal("[..2024-06-26]", When.Parse("../2024-06-26", DatePrecision.RECENT, Extent.MOMENT).Edtf);

    [Theory]
    [InlineData("2024-06-25T23:30:00Z", "Z")]
    [InlineData("2024-06-25T23:30:00+03:00", "+03:00")]
    [InlineData("2024-06-25T23:30:00-05:00", "-05:00")]
    public void An_offset_is_kept_as_the_zone_and_the_date_is_not_moved(string edtf, string zone)
    {
        var when = When.Parse(edtf);

        Assert.Equal(("2024-06-25T23:30:00", zone), (when.Earliest, when.Zone));
        Assert.Equal("2024-06-25T23:30:00", when.Edtf);
    }

    [Theory]
    [InlineData("2024-06-25?", "'?'")]
    [InlineData("2024-06~", "'~'")]
    [InlineData("2024%", "'%'")]
    [InlineData("{2024,2025}", "lists several dates")]
    [InlineData("[2024-06-24,2024-06-26]", "lists several dates")]
    [InlineData("2024-02-30", "February 2024 has 29 days")]
    [InlineData("[2024-06-26..2024-06-24]", "ends before it begins")]
    [InlineData("2024-07/2024-06-30", "ends before it begins")]
    [InlineData("2024/2025/2026", "more than two bounds")]
    [InlineData("../..", "no bound")]
    [InlineData("[..]", "no bound")]
    [InlineData("[]", "no bound")]
    [InlineData("", "no bound")]
    [InlineData("[2024-06-24", "not in a notation")]
    [InlineData("on Tuesday", "not in a notation")]
    [InlineData("2024-06-25Z", "not in a notation")]
    [InlineData("2024-33", "no month 33")]
    [InlineData("XXXX-02-30", "no part of a year")]
    [InlineData("XXXX-03-14T10:00", "no part of a year")]
    [InlineData("XXXX-XX-14", "no part of a year")]
    [InlineData("2024-06-25T10:00+02:00/2024-06-25T12:00+03:00", "keeps one zone")]
    public void What_cannot_be_kept_is_refused(string edtf, string wrong)
    {
        var error = Assert.Throws<BadDateException>(() => When.Parse(edtf));

        Assert.Equal("BAD_DATE", error.Code);
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.False(When.TryParse(edtf, out _));
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_time() =>
        SomeTimes.Any.Where(when => when.Edtf is not null).Sample(when =>
        {
            var back = When.Parse(when.Edtf!, when.Precision, when.Extent);
            Assert.Equal((when.From, when.Until, when.Extent, when.Pattern), (back.From, back.Until, back.Extent, back.Pattern));
            Assert.Equal(when.Edtf, back.Edtf);
            Assert.Equal(when.Extent, when.YearUnknown ? back.Extent : When.Parse(when.Edtf!).Extent);
        });

    static (string, string) Ends(When when) =>
        (new CivilTime(when.Interval!.Value.From).ToString(), new CivilTime(when.Interval.Value.Until).ToString());
}

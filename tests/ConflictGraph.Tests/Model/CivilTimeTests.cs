using ConflictGraph.Model;
using CsCheck;

namespace ConflictGraph.Tests.Model;

public class CivilTimeTests
{
    [Theory]
    [InlineData("2024", "2024-01-01", "2025-01-01")]
    [InlineData("2024-06", "2024-06-01", "2024-07-01")]
    [InlineData("2024-02", "2024-02-01", "2024-03-01")]
    [InlineData("2024-06-25", "2024-06-25", "2024-06-26")]
    [InlineData("2024-06-25T21:48", "2024-06-25T21:48", "2024-06-25T21:49")]
    [InlineData("2024-06-25T21:48:30", "2024-06-25T21:48:30", "2024-06-25T21:48:31")]
    [InlineData("2024-06-25T23:59", "2024-06-25T23:59", "2024-06-26")]
    public void A_text_names_all_of_its_precision(string text, string start, string end)
    {
        var named = CivilTime.Parse(text);

        Assert.Equal((start, end), (named.Start.ToString(), named.End.ToString()));
    }

    [Fact]
    public void Seconds_are_counted_from_the_first_day_of_the_first_year()
    {
        Assert.Equal(0, CivilTime.Parse("0001").Start.Seconds);
        Assert.Equal(719162L * 86400, CivilTime.Parse("1970").Start.Seconds);
    }

    [Fact]
    public void The_last_year_has_an_end()
    {
        var (start, end) = CivilTime.Parse("9999");

        Assert.Equal(365L * 86400, end.Seconds - start.Seconds);
        Assert.Equal("315537897600s", end.ToString());
    }

    [Theory]
    [InlineData("2024-02-30", "February 2024 has 29 days")]
    [InlineData("2023-02-29", "February 2023 has 28 days")]
    [InlineData("2024-13", "no month 13")]
    [InlineData("0000", "no year 0000")]
    [InlineData("2024-06-25T24:00", "no time of day")]
    [InlineData("2024-06-25T21:60", "no time of day")]
    [InlineData("25.06.2024", "not a date in a form")]
    [InlineData("2024-6-25", "not a date in a form")]
    [InlineData("2024-06-25 21:48", "not a date in a form")]
    [InlineData("٢٠٢٤", "not a date in a form")]
    [InlineData("", "not a date in a form")]
    public void An_impossible_date_is_refused_with_what_is_wrong_and_what_works(string text, string wrong)
    {
        var error = Assert.Throws<BadDateException>(() => CivilTime.Parse(text));

        Assert.Equal("BAD_DATE", error.Code);
        Assert.StartsWith($"'{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
        Assert.Contains("2024-06-25T21:48", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_second_reads_back_from_its_text() =>
        Gen.Long[0, CivilTime.Parse("9999").End.Seconds - 1].Sample(seconds =>
            CivilTime.Parse(new CivilTime(seconds).ToString()).Start.Seconds == seconds);

    [Fact]
    public void A_clock_gives_its_whole_second() =>
        Assert.Equal("2024-06-25T21:48:30", CivilTime.Of(new DateTime(2024, 6, 25, 21, 48, 30, 999, DateTimeKind.Utc)).ToString());
}

using System.Text;
using System.Text.Json;
using ConflictGraph.Model;
using CsCheck;

namespace ConflictGraph.Tests.Model;

public class WhenTests
{
    static readonly NodeId Article = new("document:article");

    [Fact]
    public void Nothing_known_is_unknown_and_never_a_date()
    {
        var when = new When();

        Assert.Equal(DatePrecision.UNKNOWN, when.Precision);
        Assert.Null(when.Interval);
        Assert.Null(when.Span);
        Assert.Null(when.Edtf);
    }

    [Fact]
    public void Undated_things_sort_last_in_both_directions()
    {
        var early = When.Parse("2024-06-24");
        var late = When.Parse("2024-06-26");
        var march = When.Parse("XXXX-03");

        Assert.Equal([early, late, march], new[] { march, late, early }.OrderBy(when => when.Oldest));
        Assert.Equal([late, early, march], new[] { march, early, late }.OrderBy(when => when.Newest));
        Assert.Equal((1L << 53, 1L << 53), (march.Oldest, march.Newest));
    }

    [Fact]
    public void Keys_of_order_are_the_first_second_and_the_negated_end()
    {
        var when = When.Parse("2024-06-25");

        Assert.Equal(CivilTime.Parse("2024-06-25").Start.Seconds, when.Oldest);
        Assert.Equal(-CivilTime.Parse("2024-06-26").Start.Seconds, when.Newest);
    }

    [Theory]
    [InlineData("2024-06-25T21:48", SpanLength.DAY)]
    [InlineData("2024-06-25", SpanLength.DAY)]
    [InlineData("../2024-06-25", SpanLength.DAY)]
    [InlineData("[2024-06-24..2024-06-25]", SpanLength.WEEK)]
    [InlineData("2024-06-24/2024-06-30", SpanLength.WEEK)]
    [InlineData("2024-06", SpanLength.MONTH)]
    [InlineData("2024-21", SpanLength.YEAR)]
    [InlineData("2024", SpanLength.YEAR)]
    [InlineData("2022-02-24/2024-06-26", SpanLength.LONGER)]
    public void Intervals_are_classed_by_length(string edtf, SpanLength length) => Assert.Equal(length, When.Parse(edtf).Span);

    [Fact]
    public void No_interval_is_longer_than_its_class() =>
        SomeTimes.Any.Where(when => when.Interval is not null).Sample(when =>
            when.Interval!.Value.Until - when.Interval.Value.From <= when.Span!.Value.Longest());

    [Fact]
    public void Recently_ends_with_the_date_of_its_document_and_has_no_beginning()
    {
        var when = new When(precision: DatePrecision.RECENT) { Text = "recently" }.RestingOn(Article, When.Parse("2024-06-26"));

        Assert.Equal((null, "2024-06-26"), (when.Earliest, when.Latest));
        Assert.Equal((DatePrecision.RECENT, "recently", Article), (when.Precision, when.Text, when.Anchor));
    }

    [Fact]
    public void Recently_with_a_beginning_is_refused()
    {
        var error = Assert.Throws<BadDateException>(() => When.Parse("2024-06-26", DatePrecision.RECENT));

        Assert.Contains("../2024-06-26", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TimeBasis.RESOLVED, TimeBasis.ASSUMED, TimeBasis.ASSUMED)]
    [InlineData(TimeBasis.RESOLVED, TimeBasis.STATED, TimeBasis.RESOLVED)]
    [InlineData(TimeBasis.ASSUMED, TimeBasis.STATED, TimeBasis.ASSUMED)]
    public void What_rests_on_an_assumed_date_is_assumed(TimeBasis own, TimeBasis anchor, TimeBasis result)
    {
        var when = When.Parse("2024-06-25") with { Basis = own };

        Assert.Equal(result, when.RestingOn(Article, When.Parse("2024-06-26") with { Basis = anchor }).Basis);
    }

    [Fact]
    public void A_relation_is_kept_and_gives_no_bounds()
    {
        var when = new When() with { Relation = new(TimeRelationKind.AFTER, new NodeId("incident:raid")) };

        Assert.Null(when.Interval);
    }

    [Fact]
    public void Bounds_do_not_go_with_an_unknown_year()
    {
        var error = Assert.Throws<BadDateException>(() => new When("2024-03", pattern: "XXXX-03"));

        Assert.Contains("the year is not known", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_do_not_go_with_unknown_precision() =>
        Assert.Throws<BadDateException>(() => When.Parse("2024-03", DatePrecision.UNKNOWN));

    [Theory]
    [InlineData("2024-06-25", "2024-06-25T23:59:59", true)]
    [InlineData("2024-06-25", "2024-06-25T23:59:58", false)]
    [InlineData("../2024-06-25", "2024-06-26", true)]
    [InlineData("2024-06-25/..", "2024-06-26", false)]
    [InlineData("XXXX-03", "2024-06-26", false)]
    public void It_was_over_when_its_latest_bound_is_not_after(string edtf, string then, bool over) =>
        Assert.Equal(over, When.Parse(edtf).IsOverBy(CivilTime.Parse(then).Start));

    [Fact]
    public void Json_has_one_form_without_what_is_not_known()
    {
        var night = When.Parse("[2024-06-24..2024-06-26]", DatePrecision.NIGHT) with
        {
            Text = "Overnight on Tuesday",
            Zone = "Europe/Kyiv",
            Basis = TimeBasis.RESOLVED,
            Anchor = Article,
            Relation = new(TimeRelationKind.BEFORE, new NodeId("incident:raid")),
            Disputed = true,
        };

        Assert.Equal(
            """{"earliest":"2024-06-24","latest":"2024-06-26","extent":"MOMENT","precision":"NIGHT","text":"Overnight on Tuesday","zone":"Europe/Kyiv","basis":"RESOLVED","anchor":"document:article","relation":{"kind":"BEFORE","of":"incident:raid"},"disputed":true}""",
            Json(night));
        Assert.Equal("""{"extent":"MOMENT","precision":"MONTH","basis":"STATED","yearUnknown":true,"edtf":"XXXX-03"}""", Json(When.Parse("XXXX-03")));
        Assert.Equal("""{"extent":"MOMENT","precision":"UNKNOWN","basis":"STATED"}""", Json(new When()));
    }

    [Fact]
    public void Json_reads_back_as_it_was() =>
        SomeTimes.Any.Sample(when => Read(Json(when)) == when);

    [Theory]
    [InlineData("""{"edtf":"[2024-06-25..2024-06-26]","precision":"NIGHT","text":"overnight"}""", "2024-06-25", "2024-06-26", DatePrecision.NIGHT)]
    [InlineData("""{"earliest":"2024-06-25","latest":"2024-06-25"}""", "2024-06-25", "2024-06-25", DatePrecision.DAY)]
    [InlineData("""{"latest":"2024-06-25","earliest":null}""", null, "2024-06-25", DatePrecision.DAY)]
    [InlineData("""{"yearUnknown":true}""", null, null, DatePrecision.UNKNOWN)]
    public void Json_of_a_writer_may_say_less(string json, string? earliest, string? latest, DatePrecision precision)
    {
        var when = Read(json);

        Assert.Equal((earliest, latest, precision), (when.Earliest, when.Latest, when.Precision));
    }

    [Theory]
    [InlineData("\"2024\"", "is no time")]
    [InlineData("""{"precision":"WEEKEND"}""", "DAYS_2_6")]
    [InlineData("""{"precision":"3"}""", "is no precision")]
    [InlineData("""{"earliest":2024}""", "is no text for 'earliest'")]
    [InlineData("""{"yearUnknown":"yes"}""", "neither true nor false")]
    [InlineData("""{"date":"2024"}""", "is no property")]
    [InlineData("""{"edtf":"2024","latest":"2025"}""", "one time twice")]
    [InlineData("""{"edtf":"2024-03","yearUnknown":true}""", "year is not known")]
    [InlineData("""{"earliest":"2024-03","yearUnknown":true}""", "year is not known")]
    [InlineData("""{"relation":{"kind":"AFTER"}}""", "is no relation")]
    [InlineData("""{"relation":{"kind":"NEAR","of":"a"}}""", "BEFORE, AFTER, DURING")]
    public void Json_that_says_something_else_is_refused(string json, string wrong)
    {
        var error = Assert.Throws<BadDateException>(() => Read(json));

        Assert.Contains(wrong, error.Message, StringComparison.Ordinal);
    }

    static string Json(When when)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            when.Write(writer);

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static When Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return When.Read(document.RootElement);
    }
}

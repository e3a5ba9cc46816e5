using ConflictGraph.Model;
using CsCheck;

namespace ConflictGraph.Tests.Model;

public class WhenHullTests
{
    [Fact]
    public void Without_accounts_there_is_no_time() => Assert.Null(WhenHull.Of([]));

    [Fact]
    public void A_single_account_is_taken_whole()
    {
        var only = When.Parse("[2024-06-24..2024-06-26]", DatePrecision.NIGHT) with
        {
            Text = "overnight",
            Relation = new(TimeRelationKind.AFTER, new NodeId("incident:raid")),
        };

        Assert.Same(only, WhenHull.Of([only]));
        Assert.Same(only, WhenHull.Of([When.Parse("XXXX-03"), only, new When()]));
    }

    [Fact]
    public void The_bounds_are_the_outermost()
    {
        var hull = Hull("2024-06-25", "[2024-06-24..2024-06-26]");

        Assert.Equal("[2024-06-24..2024-06-26]", hull.Edtf);
        Assert.False(hull.Disputed);
    }

    [Fact]
    public void Of_bounds_that_fall_together_the_vaguer_is_kept_whichever_came_first()
    {
        Assert.Equal(("2024-06", "2024-06"), (Hull("2024-06", "[2024-06-01..2024-06-30]").Earliest, Hull("2024-06", "[2024-06-01..2024-06-30]").Latest));
        Assert.Equal(("2024-06", "2024-06"), (Hull("[2024-06-01..2024-06-30]", "2024-06").Earliest, Hull("[2024-06-01..2024-06-30]", "2024-06").Latest));
    }

    [Theory]
    [InlineData("../2024-06-26", "[2024-06-20..2024-06-27]", "../2024-06-27")]
    [InlineData("[2024-06-26..]", "2024-06-20", "[2024-06-20..]")]
    [InlineData("[2024-06-26..]", "[..2024-06-20]", null)]
    public void A_bound_that_any_account_leaves_open_is_open(string one, string other, string? hull) =>
        Assert.Equal(hull, Hull(one, other).Edtf);

    [Fact]
    public void The_coarsest_precision_the_longer_extent_and_the_weakest_basis_hold()
    {
        var hull = WhenHull.Of([
            When.Parse("2024-06-25") with { Basis = TimeBasis.RESOLVED },
            When.Parse("2024-06-25/2024-06-26", DatePrecision.NIGHT),
            When.Parse("2024-06") with { Basis = TimeBasis.ASSUMED }])!;

        Assert.Equal((DatePrecision.MONTH, Extent.SPAN, TimeBasis.ASSUMED), (hull.Precision, hull.Extent, hull.Basis));
    }

    [Fact]
    public void Recently_is_coarser_than_any_date() =>
        Assert.Equal(DatePrecision.RECENT, WhenHull.Of([When.Parse("2023"), When.Parse("../2024-06-26", DatePrecision.RECENT)])!.Precision);

    [Fact]
    public void Text_zone_and_anchor_stay_only_where_shared()
    {
        var one = When.Parse("2024-06-25") with { Text = "on Tuesday", Zone = "Europe/Kyiv", Anchor = new NodeId("document:a") };
        var same = one with { Basis = TimeBasis.RESOLVED };
        var other = When.Parse("2024-06-25") with { Text = "Tuesday" };

        var shared = WhenHull.Of([one, same])!;
        var unshared = WhenHull.Of([one, other])!;

        Assert.Equal(("on Tuesday", "Europe/Kyiv", new NodeId("document:a")), (shared.Text, shared.Zone, shared.Anchor));
        Assert.Equal((null, null, null), (unshared.Text, unshared.Zone, unshared.Anchor));
    }

    [Theory]
    [InlineData("2024-06-24", "2024-06-25", true)]
    [InlineData("2024-06", "2024-06-25", false)]
    [InlineData("2024-06-25T21:48", "2024-06-25T21:49", true)]
    [InlineData("../2024-06-24", "2024-06-25", true)]
    [InlineData("../2024-06-26", "2024-06-20", false)]
    [InlineData("XXXX-03", "XXXX-04", true)]
    [InlineData("XXXX-03", "XXXX-03-14", false)]
    [InlineData("XXXX-24", "XXXX-02", false)]
    public void Accounts_without_a_common_instant_are_disputed(string one, string other, bool disputed) =>
        Assert.Equal(disputed, Hull(one, other).Disputed);

    [Fact]
    public void One_pair_apart_is_enough_for_a_dispute() =>
        Assert.True(Hull("[2024-06-24..2024-06-26]", "2024-06-24", "2024-06-26").Disputed);

    [Fact]
    public void Accounts_without_an_interval_enter_only_if_there_is_no_other()
    {
        Assert.Equal("[2024-06-24..2024-06-25]", Hull("2024-06-24", "XXXX-03", "2024-06-25").Edtf);
        Assert.Equal("XXXX-03", Hull("XXXX-03", "XXXX-03").Edtf);
        Assert.Equal("XXXX", Hull("XXXX-03", "XXXX-04").Edtf);
        Assert.Equal(new When(), WhenHull.Of([new When(), When.Parse("XXXX-03")]));
    }

    [Fact]
    public void A_hull_holds_every_dated_account_and_adds_nothing() =>
        SomeTimes.Any.Array[2, 5].Where(accounts => accounts.Any(account => account.Interval is not null)).Sample(accounts =>
        {
            var hull = WhenHull.Of(accounts)!;
            var dated = accounts.Where(account => account.Interval is not null).ToList();

            Assert.Equal(dated.Any(account => account.From is null) ? null : dated.Min(account => account.From), hull.From);
            Assert.Equal(dated.Any(account => account.Until is null) ? null : dated.Max(account => account.Until), hull.Until);
            Assert.All(dated, account => Assert.True(account.Precision <= hull.Precision && account.Extent <= hull.Extent && account.Basis <= hull.Basis));
        });

    [Fact]
    public void A_hull_does_not_hang_on_the_order_of_accounts() =>
        SomeTimes.Any.Array[2, 5].Sample(accounts => WhenHull.Of(accounts) == WhenHull.Of([.. accounts.Reverse()]));

    [Fact]
    public void Accounts_are_disputed_exactly_if_a_pair_is_apart() =>
        SomeTimes.Any.Select(when => when with { Disputed = false }).Array[2, 5].Sample(accounts =>
        {
            var entering = accounts.Any(account => account.Interval is not null) ? accounts.Where(account => account.Interval is not null).ToList() : [.. accounts];
            return WhenHull.Of(accounts)!.Disputed == entering.Any(one => entering.Any(other => !one.SharesAnInstantWith(other)));
        });

    static When Hull(params string[] accounts) => WhenHull.Of([.. accounts.Select(account => When.Parse(account))])!;
}

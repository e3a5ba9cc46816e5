using ConflictGraph.Wording;
using CsCheck;

namespace ConflictGraph.Tests.Wording;

public class TypoTests
{
    [Theory]
    [InlineData("odesa", "odessa", 1)]
    [InlineData("belousov", "beluosov", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("kyiv", "kiev", 2)]
    public void A_slip_is_a_letter_more_less_other_or_two_swapped(string a, string b, int distance) =>
        Assert.Equal(distance, Typo.Distance(a, b, 5));

    [Fact]
    public void Distance_is_the_same_both_ways() =>
        Gen.Select(SomeText.Word, SomeText.Word, Gen.Int[0, 4]).Sample((a, b, max) => Typo.Distance(a, b, max) == Typo.Distance(b, a, max));

    [Fact]
    public void The_bounded_distance_is_the_slow_one_up_to_the_bound() =>
        Gen.Select(SomeText.Word, SomeText.Word, Gen.Int[0, 9]).Sample((a, b, max) => Typo.Distance(a, b, max) == Math.Min(SlowDistance(a, b), max + 1));

    [Fact]
    public void Longer_words_forgive_more_and_the_first_letter_none()
    {
        Assert.Equal((0, 1, 1, 2), (Typo.Allowed(4), Typo.Allowed(5), Typo.Allowed(8), Typo.Allowed(9)));
        Assert.True(Typo.IsNear("odesa", "odessa"));
        Assert.False(Typo.IsNear("kyiv", "kyif"));
        Assert.False(Typo.IsNear("belgorod", "velgorod"));
    }

    static int SlowDistance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                    table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[a.Length, b.Length];
    }
}

using ConflictGraph.Wording;
using CsCheck;

namespace ConflictGraph.Tests.Wording;

public class SlugTests
{
    [Theory]
    [InlineData("Andrei Belousov", "andrei-belousov")]
    [InlineData("Андрей Белоусов", "andrey-belousov")]
    [InlineData("Володимир Зеленський", "volodymyr-zelenskyi")]
    [InlineData("Luk’yanivka (Kyiv)", "lukyanivka-kyiv")]
    [InlineData("  S-300.4 / “Łódź” ", "s-300.4-lodz")]
    [InlineData("A. Belousov", "a-belousov")]
    public void A_name_gives_a_readable_slug(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Fact]
    public void A_name_that_cannot_be_read_in_Latin_gives_a_hash() => Assert.Matches("^~[0-9a-f]{12}$", Slug.Of("王毅"));

    [Fact]
    public void A_slug_has_at_most_120_characters_of_the_alphabet() =>
        SomeText.Any.Sample(name => Assert.Matches("^[a-z0-9._~-]{1,120}$", Slug.Of(name + name + name + name + name)));

    [Theory]
    [InlineData("RUS4711", "acled.rus4711~69bdb24a5d55")]
    [InlineData("4711", "acled.4711")]
    [InlineData("a--b._~", "acled.a--b._~")]
    [InlineData("Ukraine | Odesa Oblast", "acled.ukraine-odesa-oblast~874d727c6809")]
    public void An_external_id_stands_as_it_is_or_with_a_hash(string externalId, string slug) =>
        Assert.Equal(slug, Slug.ExternalSlug("acled", externalId));

    [Fact]
    public void A_long_external_id_is_cut_at_120_and_hashed()
    {
        var one = Slug.ExternalSlug("ucdp", new string('a', 121));

        Assert.Equal("ucdp.".Length + 120 + 13, one.Length);
        Assert.NotEqual(one, Slug.ExternalSlug("ucdp", new string('a', 122)));
        Assert.Equal("ucdp." + new string('a', 120), Slug.ExternalSlug("ucdp", new string('a', 120)));
    }

    [Fact]
    public void Two_external_ids_have_two_slugs() =>
        Gen.Select(SomeText.Any, SomeText.Any)
            .Where((a, b) => a != b && a.Length > 0 && b.Length > 0 && !a.Contains('\0') && !b.Contains('\0'))
            .Sample((a, b) => Slug.ExternalSlug("x", a) != Slug.ExternalSlug("x", b));

    [Theory]
    [InlineData("ACLED", "1")]
    [InlineData("", "1")]
    [InlineData("acled", "")]
    public void What_cannot_be_an_id_is_refused(string dataset, string externalId) =>
        Assert.Throws<BadInputException>(() => Slug.ExternalSlug(dataset, externalId));

    [Fact]
    public void An_external_id_with_half_a_pair_is_refused() =>
        Assert.Throws<BadInputException>(() => Slug.ExternalSlug("acled", "\uD83D"));
}

using ConflictGraph.Wording;
using CsCheck;

namespace ConflictGraph.Tests.Wording;

public class FoldTests
{
    [Theory]
    [InlineData("é", "e")]
    [InlineData("E\u0301", "e")]
    [InlineData("Київ", "киів")]
    [InlineData("КИІ\u0308В", "киів")]
    [InlineData("Аксёнов", "аксенов")]
    [InlineData("Андрей", "андреи")]
    [InlineData("Зеленський", "зеленськии")]
    [InlineData("Ґонґадзе", "гонгадзе")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Iaşi Iași", "iasi iasi")]
    [InlineData("Ærø", "aero")]
    [InlineData("Đoković", "dokovic")]
    [InlineData("Diyarbakır İzmir", "diyarbakir izmir")]
    [InlineData("Plzeň Dvořák", "plzen dvorak")]
    [InlineData("Ελλάδας", "ελλαδασ")]
    [InlineData("Ｋｙｉｖ", "kyiv")]
    [InlineData("ﬁeld № Ⅷ", "field no viii")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("أحمد", "احمد")]
    public void Letters_fold_to_what_people_type(string written, string folded) =>
        Assert.Equal(folded, Fold.Of(written));

    [Theory]
    [InlineData("Lukʼyanivka")]
    [InlineData("Luk’yanivka")]
    [InlineData("Luk'yanivka")]
    [InlineData("Luk`yanivka")]
    [InlineData("LUKYANIVKA")]
    public void An_apostrophe_inside_a_word_is_not_there(string written) =>
        Assert.Equal("lukyanivka", Fold.Of(written));

    [Fact]
    public void An_apostrophe_beside_a_word_stays() =>
        Assert.Equal("the 'mayor' of 'x'", Fold.Of("The ‘mayor’  of ʼXʼ "));

    [Fact]
    public void Space_is_one_between_words_and_none_round_them() =>
        Assert.Equal("andrei belousov", Fold.Of("\u00A0Andrei\t\n Belousov "));

    [Fact]
    public void Folding_twice_is_folding_once() =>
        SomeText.Any.Sample(text => Fold.Of(Fold.Of(text)) == Fold.Of(text));

    [Fact]
    public void Every_character_folds_to_what_folds_to_itself()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var folded = Fold.Of(((char)code).ToString());
            Assert.Equal(folded, Fold.Of(folded));
        }
    }

    [Fact]
    public void What_is_folded_already_is_not_copied()
    {
        var folded = "andrei belousov";

        Assert.Same(folded, Fold.Of(folded));
    }

    [Fact]
    public void A_long_text_folds_whole() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("viii", 500)), Fold.Of(new string('Ⅷ', 500)));

    [Fact]
    public void An_order_key_has_at_most_64_characters_all_of_the_BMP()
    {
        Assert.Equal(64, OrderKey.Of(new string('é', 100)).Length);
        Assert.Equal("\uFFFD odesa", OrderKey.Of("\U0001F680 Odesa"));
        Assert.Equal(new string('a', 63) + "\uFFFD", OrderKey.Of(new string('a', 63) + "\U0001F680\U0001F680"));
    }

    [Fact]
    public void An_order_key_orders_in_UTF8_as_in_UTF16() =>
        Gen.Select(SomeText.Any, SomeText.Any).Sample((a, b) =>
            Math.Sign(string.CompareOrdinal(OrderKey.Of(a), OrderKey.Of(b)))
            == Math.Sign(System.Text.Encoding.UTF8.GetBytes(OrderKey.Of(a)).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(OrderKey.Of(b)))));
}

using ConflictGraph.Wording;

namespace ConflictGraph.Tests.Wording;

public class NameLikenessTests
{
    [Theory]
    [InlineData("Andrei Belousov", "ANDREI BELOUSOV", NameReason.SameName)]
    [InlineData("Andrei Belousov", "Belousov, Andrei", NameReason.SameWords)]
    [InlineData("Василий Анохин", "Vasily Anokhin", NameReason.Transliteration)]
    [InlineData("Анохин Василий", "Vasily Anokhin", NameReason.Transliteration)]
    [InlineData("Andrei Belousov", "Andrey Belousov", NameReason.Spelling)]
    [InlineData("Андрей Рэмович", "Andrei Removich", NameReason.Spelling)]
    [InlineData("Sergey Aksyonov", "Sergey Valeryevich AKSYONOV", NameReason.PartOfName)]
    [InlineData("A. Belousov", "Andrei Removich Belousov", NameReason.Initials)]
    [InlineData("Belousov A. R.", "Андрей Рэмович Белоусов", NameReason.Initials)]
    [InlineData("Andrei Beluosov", "Andrei Belousov", NameReason.Typo)]
    public void Names_are_alike_for_a_reason(string one, string other, NameReason reason)
    {
        var likeness = NameLikeness.Of([one], [other]);

        Assert.Equal([reason], likeness.Reasons.Select(found => found.Reason));
        Assert.Equal(likeness.Reasons[0].Weight, likeness.Score);
        Assert.Equal(likeness.Score, NameLikeness.Of([other], [one]).Score);
    }

    [Theory]
    [InlineData("Владимир Путин", "Володимир Путін")]
    [InlineData("Andrei Belousov", "Belousov")]
    [InlineData("V. Belousov", "Andrei Belousov")]
    [InlineData("Kyiv", "Kiev")]
    [InlineData("?", "!")]
    public void Other_names_are_not_alike(string one, string other) =>
        Assert.Equal(0, NameLikeness.Of([one], [other]).Score);

    [Fact]
    public void The_surest_reason_comes_first_and_each_is_given_once()
    {
        var likeness = NameLikeness.Of(["A. Belousov", "Andrei Belousov"], ["Andrey Belousov", "Andrei Belousov"]);

        Assert.Equal([NameReason.SameName, NameReason.Spelling, NameReason.Initials], likeness.Reasons.Select(found => found.Reason));
        Assert.Equal("both are called 'Andrei Belousov'", likeness.Reasons[0].Text);
        Assert.Equal(1, likeness.Score);
    }
}

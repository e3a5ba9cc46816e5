using CsCheck;

namespace ConflictGraph.Tests.Wording;

static class SomeText
{
    /// <summary>Texts with all that folding knows: cases, marks, apostrophes, space, both scripts, ligatures, and characters outside the BMP.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.Char["aAbeEiIoxyZ09 -.'’ʼéÉñßÆøŁđıİ"].Select(c => c.ToString()),
        Gen.Char["аАеЕёЁиИйЙіІїЇєґўьъыэщг"].Select(c => c.ToString()),
        Gen.OneOf("\u0301", "\u0306", "\u0308", "\u00AD", "\u00A0", "\t", "\n", "ﬁ", "Ⅷ", "№", "½", "Ａ", "ς", "Ώ", "\U0001F680", "\U00010330", "\uFFFD"),
        Gen.Char['\u0020', '\uD7FF'].Select(c => c.ToString())).List[0, 30].Select(string.Concat);

    public static readonly Gen<string> Word = Gen.Char["abcd"].Array[0, 9].Select(letters => new string(letters));
}

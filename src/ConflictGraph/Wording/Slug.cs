using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ConflictGraph.Wording;

/// <summary>The readable part of an id, of <c>[a-z0-9._~-]</c>.</summary>
public static class Slug
{
    /// <summary>Characters that a name or an external id may give to an id.</summary>
    public const int MaxLength = 120;

    const int HashLength = 12;

    static readonly SearchValues<char> Alphabet = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._~-");

    /// <summary>
    /// The slug for a new thing of this name: "Андрей Белоусов" gives andrey-belousov. A name without a letter that can be
    /// read in Latin gives <c>~</c> and a hash, which is no beauty but stays the same.
    /// </summary>
    public static string Of(string name, string? language = null)
    {
        var folded = Fold.Of(Transliteration.Latin(name, language));
        var slug = new LetterBuffer(stackalloc char[MaxLength]);
        for (var i = 0; i < folded.Length && slug.Length < MaxLength; i++)
        {
            if (char.IsAsciiLetterOrDigit(folded[i]) || (folded[i] is '.' or '_' && IsInside(folded, i)))
                slug.Append(folded[i]);
            else if (slug.Length > 0 && slug.Last != '-')
                slug.Append('-');
        }
        var trimmed = slug.Letters.TrimEnd("-._");
        return trimmed.IsEmpty ? "~" + Hash(name) : trimmed.ToString();
    }

    /// <summary>
    /// The id without its kind of a thing imported from a dataset: <c>«dataset».«slug»</c>. The slug is the external id itself
    /// where that can stand in an id; else something like it, and a hash of it, so that two external ids never share a node.
    /// </summary>
    public static string ExternalSlug(string dataset, string externalId)
    {
        if (dataset.Length == 0 || dataset.AsSpan().ContainsAnyExcept(Alphabet))
            throw new BadInputException($"'{dataset}' cannot begin an id. A dataset is named by a-z, 0-9, '.', '_', '~' and '-', such as 'acled'.", "dataset");
        if (externalId.Length == 0)
            throw new BadInputException($"A thing of the dataset '{dataset}' has an empty external id. Give the id that the dataset knows it by.", "externalId");
        TextRules.RefuseLoneSurrogates(externalId, "externalId");

        var slug = new LetterBuffer(stackalloc char[MaxLength]);
        var inOther = false;
        for (var i = 0; i < externalId.Length && slug.Length < MaxLength; i++)
        {
            // Only ASCII is lowered: the Kelvin sign is another character, not a k.
            var letter = char.IsAsciiLetterUpper(externalId[i]) ? (char)(externalId[i] | 0x20) : externalId[i];
            var other = !Alphabet.Contains(letter);
            if (!other || !inOther)
                slug.Append(other ? '-' : letter);
            inOther = other;
        }
        return slug.Letters.SequenceEqual(externalId)
            ? $"{dataset}.{externalId}"
            : $"{dataset}.{slug.Letters}~{Hash(externalId)}";
    }

    static bool IsInside(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiLetterOrDigit(text[index - 1]) && char.IsAsciiLetterOrDigit(text[index + 1]);

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}

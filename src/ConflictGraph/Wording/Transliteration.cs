using System.Collections.Frozen;

namespace ConflictGraph.Wording;

/// <summary>Cyrillic read in Latin letters: Ukrainian by the rule of 2010, Russian as newspapers write it, Belarusian as passports do.</summary>
/// <remarks>Works on the text as written: once folded, й and и are the same and the reading is lost.</remarks>
public static class Transliteration
{
    enum Tongue { Russian, Ukrainian, Belarusian }

    const string Vowels = "аеёиоуыэюяіїє";
    const string Iotated = "еёюяєї";

    // Letters that all read alike; a tongue's own readings stand before them and are taken first. Serbian, Macedonian and Kazakh letters are here so that no name stays half Cyrillic.
    const string Common =
        "аa бb вv дd жzh зz кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch эe юyu яya ёyo ъ ь ыy йy иi " +
        "іi їyi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz ѣe ѳf ѵi әa өo үu ұu қk ғg ңn һh";

    static readonly FrozenDictionary<char, string> Russian = Table("гg еe " + Common);
    static readonly FrozenDictionary<char, string> Ukrainian = Table("гh еe иy " + Common);
    static readonly FrozenDictionary<char, string> Belarusian = Table("гh еye " + Common);
    static readonly FrozenDictionary<char, string> AfterALetter = Table("йi їi єie юiu яia еe ёio");

    /// <summary>
    /// The text with its Cyrillic in Latin letters; the rest stays. Without a language (uk, ru, be) the letters tell it:
    /// ў is Belarusian, і ї є ґ -ський Ukrainian (і with ы э ё Belarusian), all else is read as Russian.
    /// </summary>
    public static string Latin(string text, string? language = null) =>
        HasCyrillic(text) ? Read(Composed(text), TongueOf(language) ?? TongueOfLetters(Composed(text)) ?? Tongue.Russian) : text;

    /// <summary>
    /// Every reading that the text may have: one where the language or a letter tells it, else the Russian and the Ukrainian
    /// (Володимир in a Russian list is still Volodymyr). A text without Cyrillic is its own reading.
    /// </summary>
    public static IReadOnlyList<string> Readings(string text, string? language = null)
    {
        if (!HasCyrillic(text))
            return [text];
        var composed = Composed(text);
        if ((TongueOf(language) ?? TongueOfLetters(composed)) is { } tongue)
            return [Read(composed, tongue)];
        string russian = Read(composed, Tongue.Russian), ukrainian = Read(composed, Tongue.Ukrainian);
        return russian == ukrainian ? [russian] : [russian, ukrainian];
    }

    /// <summary>
    /// A coarse key: equal for most spellings of one name by different desks, and now and then for two names. It proposes, it never
    /// decides. Folded and in Latin letters; y, j and i are one, kh, gh, g and h are one, ie, ye and e are one, c and q are k,
    /// x is ks, w is v, sch and shch are sh, -sander is -sandr, doubled letters single.
    /// </summary>
    public static string LooseKey(string text)
    {
        // ьо is how Ukrainian writes ё (Аксьонов); its official reading loses the sound that the other spellings keep.
        var latin = HasCyrillic(text) ? Latin(text.Replace("ьо", "ё", StringComparison.OrdinalIgnoreCase)) : text;
        return string.Join(' ', Tokens.Spans(latin).Select(span => LooseWord(span.Token)));
    }

    internal static bool HasCyrillic(string text) => text.AsSpan().ContainsAnyInRange('\u0400', '\u04FF');

    /// <summary>The loose form of one Latin token.</summary>
    internal static string LooseWord(string token)
    {
        var letters = new LetterBuffer(stackalloc char[2 * Tokens.MaxLength]);
        for (var i = 0; i < token.Length; i++)
            i += AppendLoose(token.AsSpan(i), ref letters) - 1;
        return letters.ToStringLike(token);
    }

    /// <summary>Appends what the first letters sound like and says how many they were.</summary>
    static int AppendLoose(ReadOnlySpan<char> rest, ref LetterBuffer letters)
    {
        var next = rest.Length > 1 ? rest[1] : ' ';
        switch (rest[0])
        {
            // Alexander and Aleksandr, the commonest pair of all.
            case 's' or 'x' when rest[1..] is "ander":
                return AppendSounds(rest[0] == 'x' ? "ksandr" : "sandr", rest.Length, ref letters);
            case 's' when rest.StartsWith("shch"):
                return AppendSounds("sh", 4, ref letters);
            case 's' when rest.StartsWith("sch"):
                return AppendSounds("sh", 3, ref letters);
            case 't' when rest.StartsWith("tch"):
                return AppendSounds("ch", 3, ref letters);
            case 't' when next == 'z':
                return AppendSounds("ts", 2, ref letters);
            case 'p' when next == 'h':
                return AppendSounds("f", 2, ref letters);
            case 'k' or 'g' when next == 'h':
                return AppendSounds("h", 2, ref letters);
            case 'g':
                return AppendSounds("h", 1, ref letters);
            case 'c' when next == 'h':
                return AppendSounds("ch", 2, ref letters);
            case 'c' when next is not ('e' or 'i' or 'y'):
                return AppendSounds("k", 1, ref letters);
            case 'q':
                return AppendSounds("k", 1, ref letters);
            case 'x':
                return AppendSounds("ks", 1, ref letters);
            case 'w':
                return AppendSounds("v", 1, ref letters);
            case 'y' or 'j' when next == 'o' && char.IsAsciiLetter(letters.Last) && letters.Last is not ('a' or 'e' or 'i' or 'o' or 'u'):
                return AppendSounds("e", 2, ref letters);
            case 'y' or 'j':
                return AppendSounds("i", 1, ref letters);
            default:
                return AppendSounds(rest[..1], 1, ref letters);
        }
    }

    static int AppendSounds(ReadOnlySpan<char> sounds, int taken, ref LetterBuffer letters)
    {
        foreach (var sound in sounds)
        {
            // ie and ye are e, also after another e: Alekseevich, Alekseyevich.
            if (sound == 'e' && letters.Last == 'i')
                letters.RemoveLast();
            if (sound != letters.Last || char.IsDigit(sound))
                letters.Append(sound);
        }
        return taken;
    }

    static string Read(string text, Tongue tongue)
    {
        var table = tongue switch { Tongue.Ukrainian => Ukrainian, Tongue.Belarusian => Belarusian, _ => Russian };
        var latin = new LetterBuffer(stackalloc char[256]);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = char.ToLowerInvariant(text[i]);
            if (table.TryGetValue(letter, out var common))
                AppendInCase(Reading(text, i, letter, tongue) ?? common, text, i, ref latin);
            else if (!IsInnerApostrophe(text, i))
                latin.Append(text[i]);
        }
        return latin.ToString();
    }

    /// <summary>The reading that the letter's place gives it, or null for the common one.</summary>
    static string? Reading(string text, int at, char letter, Tongue tongue)
    {
        var before = LetterAt(text, at - 1);
        if (tongue == Tongue.Russian)
        {
            var isLast = !char.IsLetter(LetterAt(text, at + 1));
            return letter switch
            {
                'й' when isLast && before is 'и' or 'ы' => "",
                'и' when !char.IsLetter(LetterAt(text, at + 2)) && LetterAt(text, at + 1) == 'й' => "y",
                'е' when !IsCyrillic(before) || Vowels.Contains(before) || before is 'й' or 'ъ' or 'ь' => "ye",
                'ё' when before is 'ж' or 'ч' or 'ш' or 'щ' => "e",
                'и' or 'о' when before == 'ь' => letter == 'и' ? "yi" : "yo",
                _ => null,
            };
        }
        if (letter == 'г' && before == 'з' && tongue == Tongue.Ukrainian)
            return "gh";
        var follows = IsCyrillic(before) || IsInnerApostrophe(text, at - 1);
        if (tongue == Tongue.Ukrainian)
            return follows && letter != 'ё' && AfterALetter.TryGetValue(letter, out var inWord) ? inWord : null;
        var soft = follows && !Vowels.Contains(before) && before is not ('ў' or 'ь') && !IsInnerApostrophe(text, at - 1);
        return letter == 'й' && follows ? "i"
            : soft && Iotated.Contains(letter) && AfterALetter.TryGetValue(letter, out var softened) ? softened
            : null;
    }

    static void AppendInCase(string reading, string text, int at, ref LetterBuffer latin)
    {
        if (!char.IsUpper(text[at]))
        {
            latin.Append(reading);
            return;
        }
        char next = at + 1 < text.Length ? text[at + 1] : ' ', before = at > 0 ? text[at - 1] : ' ';
        var allUpper = char.IsUpper(next) || (!char.IsLetter(next) && char.IsUpper(before));
        for (var i = 0; i < reading.Length; i++)
            latin.Append(i == 0 || allUpper ? char.ToUpperInvariant(reading[i]) : reading[i]);
    }

    static bool IsInnerApostrophe(string text, int at) =>
        at >= 0 && Fold.One(text[at], out _) == Fold.Apostrophe && IsCyrillic(LetterAt(text, at - 1)) && IsCyrillic(LetterAt(text, at + 1));

    static char LetterAt(string text, int at) => at >= 0 && at < text.Length ? char.ToLowerInvariant(text[at]) : ' ';

    static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u04FF';

    static Tongue? TongueOf(string? language) => language?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "uk" or "ukr" => Tongue.Ukrainian,
        "ru" or "rus" => Tongue.Russian,
        "be" or "bel" => Tongue.Belarusian,
        _ => null,
    };

    static Tongue? TongueOfLetters(string text)
    {
        bool ukrainian = false, i = false, russian = false, shared = false;
        for (var at = 0; at < text.Length; at++)
        {
            switch (char.ToLowerInvariant(text[at]))
            {
                case 'ў':
                    return Tongue.Belarusian;
                case 'ї' or 'є' or 'ґ':
                    ukrainian = true;
                    break;
                case 'і':
                    i = true;
                    break;
                // -ський and -цький: Russian has no soft sign there.
                case 'ь' when LetterAt(text, at + 1) == 'к' && (LetterAt(text, at - 1) == 'ц' || (LetterAt(text, at - 1) == 'с' && LetterAt(text, at + 2) is 'и' or 'о')):
                    ukrainian = true;
                    break;
                case 'ъ':
                    russian = true;
                    break;
                case 'ы' or 'э' or 'ё':
                    shared = true;
                    break;
                default:
                    ukrainian |= IsInnerApostrophe(text, at);
                    break;
            }
        }
        return i && shared ? Tongue.Belarusian
            : ukrainian || i ? Tongue.Ukrainian
            : russian || shared ? Tongue.Russian
            : null;
    }

    /// <summary>
    /// The text as it was meant, however it was typed: й ї ё ў in one character, no stress marks, and і for the Latin i that
    /// keyboards without the Ukrainian letter put among Cyrillic ones.
    /// </summary>
    static string Composed(string text)
    {
        const char acute = '\u0301', breve = '\u0306', diaeresis = '\u0308';
        if (text.AsSpan().IndexOfAny([acute, breve, diaeresis, 'i', 'I']) < 0)
            return text;

        var composed = new LetterBuffer(stackalloc char[256]);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter is 'i' or 'I' && (IsCyrillic(composed.Last) || IsCyrillic(LetterAt(text, at + 1))))
                composed.Append(letter == 'i' ? 'і' : 'І');
            else if (!IsCyrillic(composed.Last) || letter is not (acute or breve or diaeresis))
                composed.Append(letter);
            else if ((composed.Last, letter) switch
            {
                ('и', breve) => 'й',
                ('И', breve) => 'Й',
                ('у', breve) => 'ў',
                ('У', breve) => 'Ў',
                ('е', diaeresis) => 'ё',
                ('Е', diaeresis) => 'Ё',
                ('і', diaeresis) => 'ї',
                ('І', diaeresis) => 'Ї',
                _ => (char?)null,
            } is { } whole)
                composed.ReplaceLast(whole);
        }
        return composed.ToString();
    }

    static FrozenDictionary<char, string> Table(string pairs) =>
        pairs.Split(' ').DistinctBy(pair => pair[0]).ToFrozenDictionary(pair => pair[0], pair => pair[1..]);
}

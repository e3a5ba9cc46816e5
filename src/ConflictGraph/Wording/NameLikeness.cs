namespace ConflictGraph.Wording;

/// <summary>In which way two names are alike, the surest first.</summary>
public enum NameReason
{
    SameName,
    SameWords,
    Transliteration,
    Spelling,
    PartOfName,
    Initials,
    Typo,
}

/// <summary>One way in which two things' names are alike, with the names that show it.</summary>
public sealed record LikenessReason(NameReason Reason, string Left, string Right, double Weight)
{
    /// <summary>The reason as a reader is told it.</summary>
    public string Text => Reason switch
    {
        NameReason.SameName => $"both are called '{Left}'",
        NameReason.SameWords => $"'{Left}' and '{Right}' have the same words",
        NameReason.Transliteration => $"'{Left}' and '{Right}' are one name in two scripts",
        NameReason.Spelling => $"'{Left}' and '{Right}' are spellings of one name",
        NameReason.PartOfName => $"'{Left}' and '{Right}' are one name, one of them longer",
        NameReason.Initials => $"'{Left}' and '{Right}' have the same last name and fitting initials",
        _ => $"'{Left}' and '{Right}' differ by a letter or two",
    };
}

/// <summary>How alike the names of two things are; 0 without a reason.</summary>
public sealed record Likeness(double Score, IReadOnlyList<LikenessReason> Reasons);

/// <summary>The names of one thing, read once for many comparisons.</summary>
public sealed class NameForms
{
    NameForms(IReadOnlyList<NameForm> names) => Names = names;

    internal IReadOnlyList<NameForm> Names { get; }

    /// <summary>The loose keys of the names: things that share none need not be compared at all, but for initials and typos.</summary>
    public IEnumerable<string> LooseKeys => Names.Select(name => name.LooseKey).Distinct();

    public static NameForms Of(IEnumerable<string> names) =>
        new([.. names.Select(NameForm.Of).Where(name => name.Words.Length > 0).DistinctBy(name => name.Folded)]);
}

/// <summary>One name with its words as written and sorted, its readings, and the loose forms of its words.</summary>
sealed record NameForm(string Text, string Folded, string[] Words, string[] Readings, string LooseKey, string[] Loose)
{
    public static NameForm Of(string text)
    {
        var loose = Transliteration.LooseKey(text);
        return new NameForm(
            text,
            Fold.Of(text),
            [.. Tokens.Of(text).Order(StringComparer.Ordinal)],
            [.. Transliteration.Readings(text).Select(reading => string.Join(' ', Tokens.Of(reading).Order(StringComparer.Ordinal)))],
            loose,
            loose.Split(' '));
    }
}

/// <summary>Compares the names of two things for identity candidates. It gives reasons to look; it never decides.</summary>
public static class NameLikeness
{
    /// <summary>The likeness of two lists of names: the surest reason is the score, and each reason is given once.</summary>
    public static Likeness Of(IReadOnlyList<string> left, IReadOnlyList<string> right) => Of(NameForms.Of(left), NameForms.Of(right));

    /// <inheritdoc cref="Of(IReadOnlyList{string}, IReadOnlyList{string})"/>
    public static Likeness Of(NameForms left, NameForms right)
    {
        var reasons = new List<LikenessReason>();
        foreach (var one in left.Names)
        {
            foreach (var other in right.Names)
            {
                if (Compare(one, other) is { } reason && !reasons.Exists(known => known.Reason == reason))
                    reasons.Add(new LikenessReason(reason, one.Text, other.Text, Weight(reason)));
            }
        }
        reasons.Sort((a, b) => a.Reason.CompareTo(b.Reason));
        return new Likeness(reasons.Count == 0 ? 0 : reasons[0].Weight, reasons);
    }

    static double Weight(NameReason reason) => reason switch
    {
        NameReason.SameName => 1,
        NameReason.SameWords => 0.95,
        NameReason.Transliteration => 0.9,
        NameReason.Spelling => 0.8,
        NameReason.PartOfName => 0.65,
        NameReason.Initials => 0.5,
        _ => 0.4,
    };

    static NameReason? Compare(NameForm one, NameForm other)
    {
        if (one.Folded == other.Folded)
            return NameReason.SameName;
        if (one.Words.SequenceEqual(other.Words))
            return NameReason.SameWords;
        if (one.Readings.Any(other.Readings.Contains))
            return NameReason.Transliteration;
        if (one.LooseKey == other.LooseKey || SameInAnyOrder(one.Loose, other.Loose))
            return NameReason.Spelling;
        if (IsPart(one.Loose, other.Loose) || IsPart(other.Loose, one.Loose))
            return NameReason.PartOfName;
        if (FitsInitials(one.Loose, other.Loose) || FitsInitials(other.Loose, one.Loose))
            return NameReason.Initials;
        return IsTypo(one.Loose, other.Loose) ? NameReason.Typo : null;
    }

    static bool SameInAnyOrder(string[] one, string[] other) =>
        one.Length == other.Length && one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal));

    /// <summary>A name without its patronymic: two whole words at least, because a last name alone is shared by many.</summary>
    static bool IsPart(string[] shorter, string[] longer) =>
        shorter.Length >= 2 && shorter.Length < longer.Length && shorter.All(word => word.Length > 1 && longer.Contains(word));

    /// <summary>"A. Belousov" or "Belousov A. R." of "Andrei Removich Belousov": one whole word the same, and each initial begins a word in turn.</summary>
    static bool FitsInitials(string[] withInitials, string[] full)
    {
        var whole = withInitials.Where(word => word.Length > 1).ToArray();
        var initials = withInitials.Where(word => word.Length == 1).ToArray();
        if (whole.Length != 1 || initials.Length == 0 || !full.Contains(whole[0]))
            return false;

        var rest = full.Where(word => word != whole[0]).ToArray();
        return initials.Length <= rest.Length && initials.Zip(rest).All(pair => pair.First[0] == pair.Second[0]);
    }

    static bool IsTypo(string[] one, string[] other)
    {
        if (one.Length != other.Length)
            return false;
        // Of one word the whole name may be another; of several, one word the same says that the rest is meant.
        var same = 0;
        foreach (var (word, its) in one.Order(StringComparer.Ordinal).Zip(other.Order(StringComparer.Ordinal)))
        {
            if (word == its)
                same++;
            else if (!Typo.IsNear(word, its))
                return false;
        }
        return one.Length == 1 || same > 0;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace ConflictGraph.Model;

/// <summary>When something was, as uncertain as its source leaves it.</summary>
/// <remarks>
/// A bound is a civil time (2024-06, 2024-06-25, 2024-06-25T21:48), inclusive at its precision and never moved through UTC; a missing one is open.
/// Without bounds it may still say a part of a year whose number is not known.
/// </remarks>
public sealed partial record When
{
    // The largest whole number that every client and both stores keep exactly: undated things sort last in both directions.
    const long Last = 1L << 53;

    public When(string? earliest = null, string? latest = null, Extent extent = Extent.MOMENT, DatePrecision? precision = null, string? pattern = null)
    {
        if (pattern is not null && (earliest ?? latest) is { } bound)
            throw new BadDateException($"{pattern}, {bound}", "gives bounds and says that the year is not known",
                "Give either bounds (2024-03-14) or a part of a year (XXXX-03-14)");

        (long From, long Until)? first = earliest is null ? null : Seconds(earliest);
        (long From, long Until)? last = latest is null ? null : Seconds(latest);
        if (first?.From >= last?.Until)
            throw new BadDateException($"{earliest}..{latest}", "ends before it begins", $"The earliest bound comes first: {latest}..{earliest}");

        if (precision is DatePrecision.UNKNOWN && (earliest ?? latest) is { } known)
            throw new BadDateException(known, "is given as a bound of a time whose precision is UNKNOWN",
                "Leave the precision out to have it read off the bounds, or leave the bounds out");

        if (precision is DatePrecision.RECENT && earliest is not null)
            throw new BadDateException(earliest, "is given as the beginning of RECENT, which has none",
                $"'Recently' is written ../{latest ?? earliest}, up to the date of its document");

        (Earliest, Latest, Extent, Pattern) = (earliest, latest, extent, pattern);
        (From, Until) = (first?.From, last?.Until);
        if ((first ?? last) is { } either)
            Interval = (either.From, (last ?? either).Until);

        Yearless? part = pattern is null ? null : Yearless.Parse(pattern);
        Precision = precision ?? part?.Precision ?? Exactness(first, last);
    }

    public string? Earliest { get; }
    public string? Latest { get; }
    public Extent Extent { get; }
    public DatePrecision Precision { get; }

    /// <summary>What is known of a date without its year, in EDTF: XXXX-03.</summary>
    public string? Pattern { get; }

    /// <summary>The source's words, verbatim.</summary>
    public string? Text { get; init; }

    /// <summary>The zone or offset that the source's clock shows; for reading, not for reckoning.</summary>
    public string? Zone { get; init; }

    public TimeBasis Basis { get; init; }

    /// <summary>The document whose date it was reckoned from.</summary>
    public NodeId? Anchor { get; init; }

    public WhenRelation? Relation { get; init; }

    /// <summary>Of a derived time: two accounts have no instant in common.</summary>
    public bool Disputed { get; init; }

    public bool YearUnknown => Pattern is not null;

    /// <summary>First second of the earliest bound; null where it is open.</summary>
    public long? From { get; }

    /// <summary>First second after the latest bound; null where it is open.</summary>
    public long? Until { get; }

    /// <summary>Half-open seconds for filters, buckets and order; null if undated. An open bound is taken at the known one, so that "recently" is not in every earlier week.</summary>
    public (long From, long Until)? Interval { get; }

    public long? OrderFrom => Interval?.From;
    public long? OrderUntil => Interval?.Until;

    /// <summary>Key of "oldest first": smaller is earlier, undated things last.</summary>
    public long Oldest => OrderFrom ?? Last;

    /// <summary>Key of "newest first": smaller is later, undated things last.</summary>
    public long Newest => -OrderUntil ?? Last;

    public SpanLength? Span => Interval is var (from, until) ? SpanLengths.Of(until - from) : null;

    /// <summary>ISO 8601-2; null if neither a bound nor a part of a year is known.</summary>
    public string? Edtf => EdtfNotation.Write(this);

    /// <summary>Reads EDTF. What is not given is read off the notation: a/b is a SPAN, everything else a MOMENT, as precise as its bounds are close.</summary>
    /// <remarks>An offset is kept as the zone, and the civil time stays as written.</remarks>
    public static When Parse(string edtf, DatePrecision? precision = null, Extent? extent = null) => EdtfNotation.Read(edtf, precision, extent);

    public static bool TryParse(string edtf, [NotNullWhen(true)] out When? when)
    {
        try
        {
            when = Parse(edtf);
            return true;
        }
        catch (BadDateException)
        {
            when = null;
            return false;
        }
    }

    /// <summary>The same, reckoned from the date of a document: RECENT ends with it, and what rests on a supposed date is supposed.</summary>
    public When RestingOn(NodeId anchor, When date) =>
        new(Earliest, Precision == DatePrecision.RECENT ? Latest ?? date.Latest : Latest, Extent, Precision, Pattern)
        {
            Text = Text,
            Zone = Zone,
            Basis = date.Basis == TimeBasis.ASSUMED ? TimeBasis.ASSUMED : Basis,
            Anchor = anchor,
            Relation = Relation,
            Disputed = Disputed,
        };

    /// <summary>Whether all of it, up to the latest bound, was over at this second: what "published by then" asks. Undated and still open: no.</summary>
    public bool IsOverBy(CivilTime then) => Until <= then.Seconds + 1;

    /// <summary>False only where both cannot be right about one moment; of an unknown year, where they name different parts of it.</summary>
    public bool SharesAnInstantWith(When other) =>
        YearUnknown && other.YearUnknown
            ? Yearless.Parse(Pattern!).SharesADayWith(Yearless.Parse(other.Pattern!))
            : !(From >= other.Until) && !(other.From >= Until);

    public override string ToString() => Edtf ?? Precision.ToString();

    static (long, long) Seconds(string bound)
    {
        var (start, end) = CivilTime.Parse(bound);
        return (start.Seconds, end.Seconds);
    }

    // A moment is as uncertain as its bounds are apart; a span that lasted for years may be known to the day.
    DatePrecision Exactness((long From, long Until)? first, (long From, long Until)? last)
    {
        if ((first ?? last) is not { } either)
            return DatePrecision.UNKNOWN;

        var other = last ?? either;
        var seconds = Extent == Extent.MOMENT
            ? other.Until - either.From
            : Math.Max(either.Until - either.From, other.Until - other.From);
        return seconds switch
        {
            <= Duration.Minute => DatePrecision.MINUTE,
            <= Duration.Hour => DatePrecision.HOUR,
            <= Duration.Day => DatePrecision.DAY,
            <= 6 * Duration.Day => DatePrecision.DAYS_2_6,
            <= 7 * Duration.Day => DatePrecision.WEEK,
            <= 31 * Duration.Day => DatePrecision.MONTH,
            <= 92 * Duration.Day => DatePrecision.SEASON,
            _ => DatePrecision.YEAR,
        };
    }
}

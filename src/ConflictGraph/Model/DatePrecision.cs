namespace ConflictGraph.Model;

/// <summary>How exactly the source dates it, from finest to coarsest.</summary>
public enum DatePrecision
{
    MINUTE,
    HOUR,
    NIGHT,
    DAY,
    DAYS_2_6,
    WEEK,
    MONTH,
    SEASON,
    YEAR,
    RECENT,
    UNKNOWN,
}

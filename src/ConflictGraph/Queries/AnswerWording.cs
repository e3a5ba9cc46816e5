using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>An account in a few words: <c>at least 3</c>, <c>Vyazemsky district</c>, <c>none reported</c>.</summary>
sealed class AnswerWording(IReadOnlyDictionary<NodeId, Entity> things)
{
    public string Of(IReadOnlyList<Answer> answers) => answers.Count == 0 ? "taken back" : string.Join(", ", answers.Select(Of).Distinct());

    string Of(Answer answer) => answer.Polarity switch
    {
        Polarity.NONE_REPORTED => "none reported",
        Polarity.UNKNOWN => "not known",
        Polarity.IS_NOT => answer.Question == "OCCURRED" ? "did not happen" : $"not {ValueOf(answer)}",
        _ => answer.Question == "OCCURRED" ? "happened" : ValueOf(answer),
    };

    string ValueOf(Answer answer)
    {
        if (answer.Entity is { } thing)
            return things.TryGetValue(thing, out var entity) ? entity.Name : thing.Value;
        if (answer.Measure is { } measure)
            return measure.Unit is { } unit ? $"{Of(measure)} {unit}" : Of(measure);
        if (answer.When is { } when)
            return Of(when);
        return answer.Effect?.ToLowerInvariant().Replace('_', ' ') ?? answer.Text ?? "yes";
    }

    static string Of(Measure measure) => (measure.Low, measure.Best, measure.High) switch
    {
        ({ } low, null, { } high) when low == high => Number(low),
        ({ } low, null, { } high) => $"{Number(low)}–{Number(high)}",
        (null, { } best, null) => Number(best),
        ({ } low, { } best, { } high) => $"{Number(best)} ({Number(low)}–{Number(high)})",
        ({ } low, { } best, null) => $"{Number(best)}, at least {Number(low)}",
        (null, { } best, { } high) => $"{Number(best)}, at most {Number(high)}",
        ({ } low, null, null) => $"at least {Number(low)}",
        (null, null, { } high) => $"at most {Number(high)}",
        _ => "a number not said",
    };

    /// <summary>The source's words and what they were taken for.</summary>
    internal static string Of(When when) => (when.Text, when.Edtf) switch
    {
        ({ } text, { } edtf) => $"{text} ({edtf})",
        ({ } text, null) => text,
        (null, { } edtf) => edtf,
        _ => "not known",
    };

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Values of properties as people read them.</summary>
static class ValueText
{
    public static string Of(PropertySpec spec, object value) =>
        spec.IsList ? string.Join("; ", ((System.Collections.IEnumerable)value).Cast<object>().Select(item => One(spec, item))) : One(spec, value);

    /// <summary>The source's own words first, then how it is understood.</summary>
    public static string Of(When when)
    {
        var understood = when.Edtf ?? when.Precision.ToString().ToLowerInvariant();
        var text = when.Text is { } words ? $"«{words}» ({understood}{Basis(when)})" : understood + (when.Basis == TimeBasis.STATED ? "" : $" ({when.Basis.ToString().ToLowerInvariant()})");
        if (when.Relation is { } relation)
            text += $", {relation.Kind.ToString().ToLowerInvariant()} {relation.Of}";
        return when.Disputed ? text + ", disputed" : text;
    }

    public static string Of(Measure measure)
    {
        var figure = (measure.Low, measure.Best, measure.High) switch
        {
            (null, { } best, null) => Number(best),
            ({ } low, null, null) => $"at least {Number(low)}",
            (null, null, { } high) => $"at most {Number(high)}",
            ({ } low, null, { } high) => $"{Number(low)} to {Number(high)}",
            (var low, { } best, var high) => $"{Number(best)} ({(low is { } l ? Number(l) : "?")} to {(high is { } h ? Number(h) : "?")})",
            _ => "?",
        };
        return figure + (measure.Unit is { } unit ? $" {unit}" : "") + (measure.Side is { } side ? $" ({side})" : "");
    }

    /// <summary>What a claim answers to a question.</summary>
    public static string Of(Assertion answer, Func<NodeId, string>? nameOf = null)
    {
        var value = answer.Measure is { } measure ? Of(measure)
            : answer.Entity is { } entity ? nameOf?.Invoke(entity) ?? entity.Value
            : answer.When is { } when ? Of(when)
            : answer.Effect ?? answer.Text;
        return answer.Polarity switch
        {
            Polarity.IS_NOT => value is null ? $"{answer.Question}: no" : $"{answer.Question}: not {value}",
            Polarity.NONE_REPORTED => $"{answer.Question}: none reported",
            Polarity.UNKNOWN => $"{answer.Question}: unknown",
            _ => value is null ? $"{answer.Question}: yes" : $"{answer.Question}: {value}",
        };
    }

    static string One(PropertySpec spec, object value) => value switch
    {
        string text => text,
        long number => Number(number),
        double number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        When time => Of(time),
        Measure measure => Of(measure),
        Assertion answer => Of(answer),
        NodeId id => id.Value,
        Name name => $"{name.Text}{(name.Language is { } language ? $" [{language}]" : "")}{(name.Kind == "PRIMARY" ? "" : $" ({name.Kind.ToLowerInvariant()})")}",
        ExternalId id => $"{id.Dataset} {id.Id}",
        Translation translation => $"[{translation.Language}] {translation.Text}{(translation.Machine ? " (by machine)" : translation.By is { } by ? $" (by {by})" : "")}",
        _ => Json(spec, value),
    };

    static string Json(PropertySpec spec, object value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, PropertyCodec.Options))
            PropertyCodec.Write(writer, spec with { IsList = false }, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static string Basis(When when) => when.Basis == TimeBasis.STATED ? "" : $", {when.Basis.ToString().ToLowerInvariant()}";

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConflictGraph.GraphQL.Schema;
using GraphQL;
using GraphQL.Execution;

namespace ConflictGraph.Server.Transport;

/// <summary>Writes an answer straight into the pipe, scalars by their type.</summary>
static class ResultWriter
{
    const int MostErrors = 5;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(IBufferWriter<byte> to, ExecutionResult result)
    {
        using var json = new Utf8JsonWriter(to, Options);
        Write(json, result);
    }

    /// <summary>A writer for a message that holds answers.</summary>
    public static Utf8JsonWriter To(IBufferWriter<byte> to) => new(to, Options);

    public static void WriteErrors(Utf8JsonWriter json, ExecutionResult result)
    {
        json.WriteStartArray();
        foreach (var error in (result.Errors ?? []).Take(MostErrors))
            Write(json, error);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, ExecutionResult result)
    {
        json.WriteStartObject();
        if (result.Errors is { Count: > 0 })
        {
            json.WritePropertyName("errors");
            WriteErrors(json, result);
        }
        if (result.Executed)
        {
            json.WritePropertyName("data");
            if (result.Data is ExecutionNode data)
                Write(json, data);
            else
                Write(json, result.Data);
        }
        var leftOut = (result.Errors?.Count ?? 0) - MostErrors;
        if (result.Extensions is { Count: > 0 } || leftOut > 0)
        {
            json.WriteStartObject("extensions");
            foreach (var (name, value) in result.Extensions ?? [])
            {
                json.WritePropertyName(name);
                Write(json, value);
            }
            if (leftOut > 0)
                json.WriteNumber("errorsLeftOut", leftOut);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ExecutionError error)
    {
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            json.WriteStartArray("locations");
            foreach (var place in locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line", place.Line);
                json.WriteNumber("column", place.Column);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (error.Path is not null)
        {
            json.WritePropertyName("path");
            Write(json, error.Path);
        }
        json.WriteStartObject("extensions");
        json.WriteString("code", error.Code);
        foreach (var (name, value) in error.Extensions ?? [])
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ExecutionNode node)
    {
        switch (node)
        {
            case ValueExecutionNode value:
                Write(json, value.ToValue());
                break;
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(field.Name!);
                    Write(json, field);
                }
                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: { } list }:
                Write(json, list);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case RawJson raw: json.WriteRawValue(raw.Text, skipInputValidation: true); break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }
                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default: JsonSerializer.Serialize(json, value); break;
        }
    }
}

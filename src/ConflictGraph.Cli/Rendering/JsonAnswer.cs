using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

/// <summary>An answer for programs: one JSON value, names in camel case, what is absent left out, ids and kinds as text.</summary>
static class JsonAnswer
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new JsonStringEnumConverter(),
            new As<NodeId>((writer, id) => writer.WriteStringValue(id.Value)),
            new As<EdgeId>((writer, id) => writer.WriteStringValue(id.Value)),
            new As<NodeKind>((writer, kind) => writer.WriteStringValue(kind.Word)),
            new As<EdgeKind>((writer, kind) => writer.WriteStringValue(kind.Name)),
            new As<When>((writer, when) => when.Write(writer)),
            new As<Evidence>(ValueCodec.Write),
            new As<Measure>(ValueCodec.Write),
            new As<Assertion>(ValueCodec.Write),
            new As<Properties>((writer, properties) => writer.WriteRawValue(properties.Json, skipInputValidation: true)),
            new As<Node>((writer, node) => WriteNode(writer, node.Id, node.Kind, node.Name, node.Properties)),
            new As<Entity>((writer, entity) => WriteNode(writer, entity.Id, entity.Kind, entity.Name, entity.Properties)),
            new As<Edge>(WriteEdge),
            new As<Judgement>(WriteJudgement),
            new As<Revision>(WriteRevision),
        },
    };

    public static async Task<ExitCode> WriteAsync<T>(Desk desk, T answer, ExitCode code = ExitCode.Done, CancellationToken cancellation = default)
    {
        await JsonSerializer.SerializeAsync(desk.Out, answer, Options, cancellation);
        await desk.Out.WriteAsync("\n"u8.ToArray(), cancellation);
        return code;
    }

    static void WriteNode(Utf8JsonWriter writer, NodeId id, NodeKind kind, string name, Properties properties)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id.Value);
        writer.WriteString("kind", kind.Word);
        writer.WriteString("name", name);
        writer.WritePropertyName("properties");
        writer.WriteRawValue(properties.Json, skipInputValidation: true);
        writer.WriteEndObject();
    }

    static void WriteEdge(Utf8JsonWriter writer, Edge edge)
    {
        writer.WriteStartObject();
        writer.WriteString("id", edge.Id.Value);
        writer.WriteString("kind", edge.Kind.Name);
        writer.WriteString("from", edge.From.Value);
        writer.WriteString("to", edge.To.Value);
        edge.WriteMembers(writer);
        writer.WriteEndObject();
    }

    static void WriteJudgement(Utf8JsonWriter writer, Judgement judgement)
    {
        writer.WriteStartObject();
        writer.WriteString("a", judgement.A.Value);
        writer.WriteString("b", judgement.B.Value);
        writer.WriteString("verdict", judgement.Verdict.ToString());
        if (judgement.Canonical is { } canonical)
            writer.WriteString("canonical", canonical.Value);
        if (judgement.Reason is { } reason)
            writer.WriteString("reason", reason);
        writer.WriteEndObject();
    }

    static void WriteRevision(Utf8JsonWriter writer, Revision revision)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", revision.Number);
        writer.WriteString("changeSet", revision.ChangeSet);
        writer.WriteString("author", revision.Author);
        if (revision.Reason is { } reason)
            writer.WriteString("reason", reason);
        writer.WriteString("at", revision.At);
        writer.WriteEndObject();
    }

    /// <summary>Writes the model's own types as the model does; answers are never read back here.</summary>
    sealed class As<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Answers are written, not read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value?.ToString() ?? "");
    }
}

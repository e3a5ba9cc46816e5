using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ConflictGraph.Model;

/// <summary>Writes small JSON to text. Loads write millions of these, so each thread keeps one buffer and one writer.</summary>
static class JsonText
{
    const int LargestKept = 1 << 20;

    [ThreadStatic]
    static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? kept;

    public static string Write<T>(T what, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, writer) = kept ?? New();
        // One that writes while another writes gets its own.
        kept = null;
        write(writer, what);
        writer.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity <= LargestKept)
        {
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
            kept = (buffer, writer);
        }
        return text;
    }

    static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, PropertyCodec.Options));
    }
}

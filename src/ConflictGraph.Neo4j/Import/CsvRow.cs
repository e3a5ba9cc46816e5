using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConflictGraph.Neo4j.Import;

/// <summary>A row as Neo4j's import reads it. Texts stand in quotation marks, so that an empty one is not taken for none.</summary>
sealed class CsvRow
{
    /// <summary>Between the items of a list: a control character, since a text may hold any other.</summary>
    public const char ItemEnd = '\u001F';

    readonly ArrayBufferWriter<byte> bytes = new(1024);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public int Length => bytes.WrittenCount;

    public void Clear() => bytes.ResetWrittenCount();

    public CsvRow Add(IEnumerable<object?> values)
    {
        foreach (var value in values)
            Add(value);
        return this;
    }

    public CsvRow Add(object? value)
    {
        if (bytes.WrittenCount > 0)
            bytes.Write(","u8);
        switch (value)
        {
            case null: break;
            case string text: Quoted(text); break;
            case bool flag: bytes.Write(flag ? "true"u8 : "false"u8); break;
            case IReadOnlyCollection<string> list: Quoted(string.Join(ItemEnd, list.Select(item => item.Replace(ItemEnd, ' ')))); break;
            case IFormattable plain: Encoding.UTF8.GetBytes(plain.ToString(null, CultureInfo.InvariantCulture), bytes); break;
            default: throw new ArgumentException($"A {value.GetType().Name} has no form in a file.", nameof(value));
        }
        return this;
    }

    void Quoted(string text)
    {
        bytes.Write("\""u8);
        Encoding.UTF8.GetBytes(text.Replace("\"", "\"\"", StringComparison.Ordinal), bytes);
        bytes.Write("\""u8);
    }
}

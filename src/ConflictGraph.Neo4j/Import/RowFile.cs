using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ConflictGraph.Neo4j.Import;

/// <summary>A row that waits for what is known at the end only.</summary>
/// <param name="Number">What its ending is found by.</param>
/// <param name="Serial">The node that it is of; 0 where that does not matter.</param>
/// <param name="From">The revision that it holds from.</param>
/// <param name="Fixed">Where the part begins that another row of the same number shares.</param>
readonly record struct Waiting(long Number, long Serial, int From, int Fixed);

/// <summary>
/// One file of rows. Those that may end later are kept beside it first, each with its number, and read through once when everything is known: so no row has to be held in memory.
/// </summary>
sealed class RowFile(string folder, string name, string header) : IDisposable
{
    const int BufferSize = 1 << 18;
    const int HeadSize = 28;

    readonly CsvRow row = new();
    FileStream? waiting;
    FileStream? written;

    public string Name => name;

    public long Rows { get; private set; }

    /// <summary>The longest row in bytes: the server's reader needs room for it.</summary>
    public int Longest { get; private set; }

    public void Write(params ReadOnlySpan<object?> values)
    {
        row.Clear();
        foreach (var value in values)
            row.Add(value);
        Put(row.Bytes);
    }

    /// <summary>A finished row, given in parts.</summary>
    public void Put(params ReadOnlySpan<byte[]> parts)
    {
        row.Clear();
        var length = 0;
        Open();
        foreach (var part in parts)
        {
            written!.Write(part);
            length += part.Length;
        }
        End(length);
    }

    public void Wait(Waiting what, CsvRow values)
    {
        waiting ??= new FileStream(PartPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
        Span<byte> head = stackalloc byte[HeadSize];
        BinaryPrimitives.WriteInt64LittleEndian(head, what.Number);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], what.Serial);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], what.From);
        BinaryPrimitives.WriteInt32LittleEndian(head[20..], what.Fixed);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], values.Length);
        waiting.Write(head);
        waiting.Write(values.Bytes);
    }

    /// <summary>The rows that wait, in the order in which they came.</summary>
    public IEnumerable<(Waiting What, byte[] Bytes)> Waited()
    {
        if (waiting is null)
            yield break;
        waiting.Position = 0;
        var head = new byte[HeadSize];
        while (waiting.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false) == HeadSize)
        {
            var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(24))];
            waiting.ReadExactly(bytes);
            yield return (new Waiting(BinaryPrimitives.ReadInt64LittleEndian(head), BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(16)), BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(20))), bytes);
        }
    }

    public void Dispose()
    {
        waiting?.Dispose();
        written?.Dispose();
    }

    string PartPath => Path.Combine(folder, name + ".part");

    void Put(ReadOnlySpan<byte> bytes)
    {
        Open();
        written!.Write(bytes);
        End(bytes.Length);
    }

    void Open()
    {
        if (written is not null)
            return;
        written = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
        written.Write(Encoding.UTF8.GetBytes(header + "\n"));
    }

    void End(int length)
    {
        written!.Write("\n"u8);
        Rows++;
        Longest = Math.Max(Longest, length + 1);
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>The lines of a file as JSON, one at a time; blank ones are passed over.</summary>
static class Lines
{
    const int Longest = 256 * 1024 * 1024;
    static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Each line with its number from 1; its document is the caller's to dispose. A line that is no JSON has the reason in its place.</summary>
    public static async IAsyncEnumerable<(int Number, JsonDocument? Document, string? Fault)> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        var number = 0;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (NextLine(ref rest, read.IsCompleted) is { } line)
            {
                number++;
                if (number == 1 && StartsWithMark(line))
                    line = line.Slice(Mark.Length);
                if (!IsBlank(line))
                {
                    var (document, fault) = Parse(line);
                    yield return (number, document, fault);
                }
            }
            if (rest.Length > Longest)
                throw new BadInputException($"Line {number + 1} is longer than {Longest / 1024 / 1024} MB. JSON lines has one record on each line; is this another kind of file?");
            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                break;
        }
        await reader.CompleteAsync();
    }

    static ReadOnlySequence<byte>? NextLine(ref ReadOnlySequence<byte> rest, bool isLast)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return line;
        }
        if (!isLast || rest.IsEmpty)
            return null;
        var last = rest;
        rest = rest.Slice(rest.End);
        return last;
    }

    static (JsonDocument?, string?) Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            return (JsonDocument.Parse(line.ToArray()), null);
        }
        catch (JsonException error)
        {
            return (null, $"This line is not JSON (byte {error.BytePositionInLine + 1}).");
        }
    }

    static bool StartsWithMark(ReadOnlySequence<byte> line) => line.Length >= Mark.Length && line.Slice(0, Mark.Length).ToArray().AsSpan().SequenceEqual(Mark);

    static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
                return false;
        return true;
    }
}

using System.Buffers;
using System.Text.Json;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>The graph as JSON lines: one revision in canonical order, or everything in the order in which it was written.</summary>
public sealed class JsonLinesExport : IExportFormat
{
    const int PageSize = 1000;
    const int FlushAt = 256 * 1024;

    public string Name => "jsonl";

    public string Description => "JSON lines, one record a line: one revision in canonical order, or with --history everything, to be replayed into an empty store.";

    public string Extension => ".jsonl";

    public bool KeepsHistory => true;

    public async Task<ExportSummary> WriteAsync(ExportRequest request, Stream output, IProgress<long>? records = null, CancellationToken cancellation = default)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt);
        await using var writer = new Utf8JsonWriter(buffer, PropertyCodec.Options);
        new Header(request.History).Write(writer);
        EndLine(writer, buffer);

        var written = 0L;
        for (string? after = null; ;)
        {
            var page = await request.Graph.Reads.RecordsAsync(request.History ? null : request.Graph.At, new PageOf(PageSize, after), cancellation);
            foreach (var record in page.Items)
            {
                RecordLine.Write(writer, record, request.History);
                EndLine(writer, buffer);
                if (buffer.WrittenCount < FlushAt)
                    continue;
                await output.WriteAsync(buffer.WrittenMemory, cancellation);
                buffer.ResetWrittenCount();
            }
            written += page.Items.Count;
            records?.Report(written);
            if (!page.HasMore)
                break;
            after = page.Next;
        }
        await output.WriteAsync(buffer.WrittenMemory, cancellation);
        return ExportSummary.Of(written);
    }

    static void EndLine(Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer)
    {
        writer.Flush();
        writer.Reset();
        buffer.Write("\n"u8);
    }
}

using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Formats.JsonLines;

/// <summary>Loads what <see cref="JsonLinesExport"/> wrote: a history is replayed, one revision becomes change sets.</summary>
public sealed class JsonLinesImport : IImportFormat
{
    public string Name => "jsonl";

    public string Description => "JSON lines as 'cgraph export' writes them: one revision is merged into the graph, a history is replayed into an empty store.";

    public IReadOnlyList<string> Extensions => [".jsonl", ".ndjson"];

    public int Sniff(ReadOnlySpan<byte> beginning, string name)
    {
        var text = Encoding.UTF8.GetString(beginning).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.StartsWith($$"""{"format":"{{Header.Format}}",""", StringComparison.Ordinal))
            return 100;
        // Some other JSON under our ending: take it, and say what is wrong with it.
        return text.StartsWith('{') && Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? 40 : 0;
    }

    public async IAsyncEnumerable<Imported> ReadAsync(ImportFile file, ImportOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var header = await HeaderOfAsync(file, cancellation);
        if (header.History)
        {
            yield return new Imported.History(HistoryAsync(file, options.Graph.World, cancellation));
            yield break;
        }

        // Checked to its end before anything is written, so that a broken file changes nothing.
        var outline = new Outline();
        var isSound = true;
        await foreach (var (line, record, fault) in RecordsAsync(file, options.Graph.World, cancellation))
        {
            if ((fault ?? outline.Add(record!, line)) is not { } rejected)
                continue;
            isSound = false;
            yield return rejected;
        }
        foreach (var rejected in outline.Unanswered())
        {
            isSound = false;
            yield return rejected;
        }
        if (!isSound)
            yield break;

        var steps = new MergeSteps(outline, await RunOfAsync(file, options, cancellation), options);
        foreach (var stage in MergeSteps.Stages)
            await foreach (var (line, record, _) in RecordsAsync(file, options.Graph.World, cancellation))
                foreach (var whole in steps.Add(stage, record!, line))
                    yield return whole;
        if (steps.Rest() is { } rest)
            yield return rest;
    }

    static async Task<Header> HeaderOfAsync(ImportFile file, CancellationToken cancellation)
    {
        await using var stream = file.Open();
        await foreach (var (_, document, fault) in Lines.ReadAsync(stream, cancellation))
            using (document)
                return Header.Read(document?.RootElement ?? throw new BadInputException($"{file.Name}, line 1: {fault}"), file.Name);
        throw new BadInputException($"{file.Name} is empty.");
    }

    static async IAsyncEnumerable<(int Line, Record? Record, Imported.Rejected? Fault)> RecordsAsync(ImportFile file, World world, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = file.Open();
        var revision = 0L;
        var isHeader = true;
        await foreach (var (line, document, fault) in Lines.ReadAsync(stream, cancellation))
        {
            using var read = document;
            if (isHeader)
            {
                isHeader = false;
                continue;
            }
            var (record, rejected) = Read(document, fault, line, revision, world);
            if (record is Record.OfRevision(var begins))
                revision = begins.Number;
            yield return (line, record, rejected);
        }
    }

    static (Record?, Imported.Rejected?) Read(System.Text.Json.JsonDocument? document, string? fault, int line, long revision, World world)
    {
        if (document is null)
            return (null, new(line, null, null, fault!));
        try
        {
            return (RecordLine.Read(document.RootElement, revision, world), null);
        }
        catch (ConflictGraphException error)
        {
            return (null, new(line, null, null, error.Message));
        }
    }

    static async IAsyncEnumerable<Record> HistoryAsync(ImportFile file, World world, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (_, record, fault) in RecordsAsync(file, world, cancellation))
            yield return record ?? throw new BadInputException($"{file.Name}, {fault}");
    }

    /// <summary>The same file by the same author is the same run: its change sets are harmless repeats.</summary>
    static async Task<string> RunOfAsync(ImportFile file, ImportOptions options, CancellationToken cancellation)
    {
        await using var stream = file.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{options.Author ?? options.AuthorIfUnsaid}\n{options.Reason}\n"));
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}

using System.Globalization;
using ConflictGraph.Cli.Rendering;
using ConflictGraph.Neo4j.Import;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Cli;

/// <summary>
/// Writes a graph as files for Neo4j's own import, which takes in millions in seconds. What stores compute from what was entered is not in a history,
/// so the history is replayed into a store that is thrown away, and every append goes to the files as well.
/// </summary>
static class Neo4jImportFolder
{
    public const string Format = "neo4j-import";
    public const string Description = "A folder of CSV files for 'neo4j-admin database import full', with every revision: the way in for millions.";

    public static async Task<ExitCode> WriteAsync(IGraphStore store, string folder, Desk desk, CancellationToken cancellation)
    {
        var target = desk.PathOf(folder);
        if (folder == "-" || File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new MisusedException($"{Format} writes many files: name a folder that is empty or not there yet, and that is no file.");
        var unfinished = $"{target}.{Environment.ProcessId}.part";
        var scratch = new FileAddress(unfinished + ".db");
        try
        {
            using (var files = new ImportFiles(unfinished, desk.World))
                await WriteAsync(store, files, scratch, desk, cancellation);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(unfinished, target);
        }
        finally
        {
            Stores.Delete(scratch);
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
        desk.Say($"In that folder, with the server stopped: neo4j-admin database import full @arguments.txt --overwrite-destination neo4j");
        desk.Say("Its constraints and indexes are made when cgraph opens it the first time; schema.cypher holds them too.");
        return ExitCode.Done;
    }

    static async Task WriteAsync(IGraphStore store, ImportFiles files, FileAddress scratch, Desk desk, CancellationToken cancellation)
    {
        var totals = (await store.NewestAsync(cancellation)).Totals;
        using var progress = new ProgressLine(desk, "exported", "rows", totals.NodeVersions + totals.EdgeVersions);
        await using var replayed = new WatchedStore(await Stores.OpenAsync(scratch, OpenTo.Create, cancellation), files.Add);
        var copied = await new GraphCopy(store, replayed, desk.Clock, desk.World) { Progress = progress }.RunAsync(cancellation);
        var settings = new List<(string, string, string)>();
        foreach (var scope in await replayed.Settings.ScopesAsync(cancellation))
            settings.AddRange((await replayed.Settings.ListAsync(scope, cancellation)).Select(setting => (scope, setting.Key, setting.Json)));
        await files.FinishAsync(settings, cancellation);
        progress.Dispose();
        desk.Say(string.Create(CultureInfo.InvariantCulture, $"{files.Rows:N0} nodes and relationships, every revision up to {copied.Newest.Number}."));
    }
}

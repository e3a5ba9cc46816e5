using System.Runtime.CompilerServices;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Writing;

/// <summary>
/// Moves a whole graph from one store to another, whatever keeps them: numbers of revisions, ids, authors, reasons and instants stay, and settings come along.
/// A copy that was interrupted goes on where it was.
/// </summary>
public sealed class GraphCopy(IGraphStore from, IGraphStore to, TimeProvider clock, World world)
{
    const int PageSize = 1000;

    /// <summary>Versions written so far, over the whole graph.</summary>
    public IProgress<long>? Progress { get; init; }

    public BulkOptions Options { get; init; } = BulkOptions.Default;

    /// <summary>Refuses a target that holds another graph, or more of this one.</summary>
    public async Task<GraphCopied> RunAsync(CancellationToken cancellation = default)
    {
        var there = await to.NewestAsync(cancellation);
        await RefuseAnotherGraphAsync(there, cancellation);
        var before = there.Totals.NodeVersions + there.Totals.EdgeVersions;
        var watched = Progress is null ? null : new Watched(Progress, before);
        var copied = await new ChangeSets(to, clock, world) { IsImporter = true }.ReplayAsync(HistoryAsync(there.Number, cancellation), Options, watched, cancellation);
        return new GraphCopied(there.Number, await to.NewestAsync(cancellation), copied.Versions, await SettingsAsync(cancellation));
    }

    // Every revision is compared, a page at a time: two graphs may have grown from one.
    async Task RefuseAnotherGraphAsync(Revision there, CancellationToken cancellation)
    {
        if (there.Number == 0)
            return;
        var newest = await from.NewestAsync(cancellation);
        if (newest.Number < there.Number)
            throw new WriteConflictException($"The target is at revision {there.Number} and the source at {newest.Number}. A copy goes into an empty store, or one that holds a beginning of the same graph.");
        for (var (afterOne, afterOther) = ((string?)null, (string?)null); ;)
        {
            var source = await from.RevisionsAsync(new RevisionQuery(new PageOf(PageSize, afterOne), OldestFirst: true), cancellation);
            var target = await to.RevisionsAsync(new RevisionQuery(new PageOf(PageSize, afterOther), OldestFirst: true), cancellation);
            foreach (var (one, other) in source.Items.Zip(target.Items))
                if (Identity(one) != Identity(other))
                    throw new WriteConflictException(
                        $"The target holds another graph: its revision {other.Number} is '{other.ChangeSet}' by {other.Author}, the source's is '{one.ChangeSet}' by {one.Author}. A copy goes into an empty store, or one that holds a beginning of the same graph.", [other.ChangeSet]);
            if (!target.HasMore)
                return;
            (afterOne, afterOther) = (source.Next, target.Next);
        }

        static (long, string, string, string, string?, DateTimeOffset) Identity(Revision revision) => (revision.Number, revision.ChangeSet, revision.Content, revision.Author, revision.Reason, revision.At);
    }

    async IAsyncEnumerable<Record> HistoryAsync(long written, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isWritten = true;
        for (string? after = null; ;)
        {
            var page = await from.RecordsAsync(null, new PageOf(PageSize, after), cancellation);
            foreach (var record in page.Items)
            {
                if (record is Record.OfRevision(var revision))
                    isWritten = revision.Number <= written;
                if (!isWritten)
                    yield return record;
            }
            if (!page.HasMore)
                yield break;
            after = page.Next;
        }
    }

    async Task<int> SettingsAsync(CancellationToken cancellation)
    {
        var copied = 0;
        foreach (var scope in await from.Settings.ScopesAsync(cancellation))
            foreach (var (key, json) in await from.Settings.ListAsync(scope, cancellation))
            {
                await to.Settings.PutAsync(scope, key, json, cancellation);
                copied++;
            }
        return copied;
    }

    sealed class Watched(IProgress<long> versions, long before) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => versions.Report(before + value.Versions);
    }
}

/// <summary>What a copy did.</summary>
/// <param name="Before">The revision that the target was at: 0 unless it held a beginning.</param>
/// <param name="Newest">The revision that it is at now.</param>
/// <param name="Versions">Versions of nodes, edges and judgements written.</param>
public sealed record GraphCopied(long Before, Revision Newest, long Versions, int Settings);

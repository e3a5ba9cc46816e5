using System.Runtime.CompilerServices;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Writing;

/// <summary>The one way into the graph: change sets are checked, followed by what must follow, projected, and written as one revision or not at all.</summary>
public sealed class ChangeSets(IGraphStore store, TimeProvider clock, World world)
{
    const int LongestId = 200;
    const string ImportPrefix = "import:";

    /// <summary>Whether this writer is an importer: only its change sets may be named <c>import:…</c>.</summary>
    public bool IsImporter { get; init; }

    public Limits Limits { get; init; } = Limits.Default;

    /// <summary>Writes a change set; with <paramref name="dryRun"/> only says what it would do.</summary>
    public async Task<WriteAnswer> WriteAsync(ChangeSet set, bool dryRun = false, CancellationToken cancellation = default)
    {
        Check(set);
        var content = ContentDigest.Of(set);
        if (dryRun)
        {
            var preview = await PrepareAsync(store, set, content, await store.NewestAsync(cancellation), cancellation);
            return preview.Append is null ? preview.Answer : preview.Answer with { Outcome = WriteOutcome.PREVIEW, Revision = await store.NewestAsync(cancellation) };
        }
        await using var writer = await store.WriteAsync(cancellation);
        var prepared = await PrepareAsync(writer, set, content, await writer.NewestAsync(cancellation), cancellation);
        if (prepared.Append is { } append)
        {
            await writer.AppendAsync(append, cancellation);
            await writer.CommitAsync(cancellation);
        }
        return prepared.Answer;
    }

    /// <summary>All that is wrong with a change set, as far as each refusal does not follow from another.</summary>
    public async Task<IReadOnlyList<StepRefusedException>> CheckAsync(ChangeSet set, CancellationToken cancellation = default)
    {
        Check(set);
        return await new Preparation(store, world, Limits).RefusalsAsync(set, await store.NewestAsync(cancellation), cancellation);
    }

    /// <summary>
    /// Writes many change sets, which share transactions; the results come in order, once each is prepared. A refused one refuses alone.
    /// What was answered is durable when the next <see cref="BulkProgress.Committed"/> says so, at the latest when the enumeration ends.
    /// </summary>
    public async IAsyncEnumerable<BulkResult> WriteManyAsync(
        IAsyncEnumerable<ChangeSet> sets, BulkOptions? options = null, IProgress<BulkProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var most = (options ?? BulkOptions.Default).VersionsPerCommit;
        var turn = new BulkTurn(store);
        await using var ending = turn;
        var sofar = new BulkProgress(0, 0, 0, 0, 0);
        await foreach (var set in sets.WithCancellation(cancellation))
        {
            var result = await WriteOneAsync(turn, set, cancellation);
            sofar = sofar with
            {
                ChangeSets = sofar.ChangeSets + 1,
                Written = sofar.Written + (result.Answer?.Outcome == WriteOutcome.WRITTEN ? 1 : 0),
                Refused = sofar.Refused + (result.Refusal is null ? 0 : 1),
                Versions = sofar.Versions + turn.LastVersions,
            };
            if (turn.Waiting >= most)
                sofar = sofar with { Committed = await turn.CommitAsync(cancellation) };
            progress?.Report(sofar);
            yield return result;
        }
        // Not inside the report: without a listener its arguments are not evaluated, and nothing would be committed.
        var committed = await turn.CommitAsync(cancellation);
        progress?.Report(sofar with { Committed = committed });
    }

    /// <summary>
    /// Writes a history as it was: numbers, ids of change sets, authors, reasons, times and serials stay. Into an empty store, or one that holds a beginning of the same history: then it goes on.
    /// </summary>
    public async Task<BulkProgress> ReplayAsync(IAsyncEnumerable<Record> history, BulkOptions? options = null, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default)
    {
        var most = (options ?? BulkOptions.Default).VersionsPerCommit;
        await using var turn = new BulkTurn(store);
        var sofar = new BulkProgress(0, 0, 0, 0, 0);
        Revision? revision = null;
        var entered = new List<Record>();
        await foreach (var record in history.WithCancellation(cancellation))
        {
            if (record is Record.OfRevision next)
            {
                await ReplayOneAsync();
                revision = next.Revision;
            }
            else if (revision is null)
                throw new BadInputException("A history begins with a revision. What was given is the graph at one revision; load it as change sets.");
            else
                entered.Add(record);
        }
        await ReplayOneAsync();
        sofar = sofar with { Committed = await turn.CommitAsync(cancellation) };
        progress?.Report(sofar);
        return sofar;

        async Task ReplayOneAsync()
        {
            if (revision is null)
                return;
            turn.LastVersions = 0;
            var isWritten = await IsWrittenAsync(turn, revision, cancellation);
            if (!isWritten)
                turn.Append(await new Replay(world, Limits).OfAsync(await turn.WriterAsync(cancellation), turn.Newest, revision, entered, cancellation), cancellation);
            entered.Clear();
            sofar = sofar with { ChangeSets = sofar.ChangeSets + 1, Written = sofar.Written + (isWritten ? 0 : 1), Versions = sofar.Versions + turn.LastVersions };
            if (turn.Waiting >= most)
                sofar = sofar with { Committed = await turn.CommitAsync(cancellation) };
            progress?.Report(sofar);
        }
    }

    static async Task<bool> IsWrittenAsync(BulkTurn turn, Revision revision, CancellationToken cancellation)
    {
        var writer = await turn.WriterAsync(cancellation);
        if (revision.Number > turn.Newest.Number)
            return false;
        var written = await writer.RevisionAsync(RevisionRef.Numbered(revision.Number), cancellation);
        if (written?.ChangeSet != revision.ChangeSet || written.Content != revision.Content)
            throw new WriteConflictException($"Revision {revision.Number} here is '{written?.ChangeSet}', in the history '{revision.ChangeSet}'. A history is replayed into an empty store, or one that holds its beginning.", [revision.ChangeSet]);
        return true;
    }

    async Task<BulkResult> WriteOneAsync(BulkTurn turn, ChangeSet set, CancellationToken cancellation)
    {
        turn.LastVersions = 0;
        try
        {
            Check(set);
            // All that reads nothing comes before the writer, which may still be appending.
            var content = ContentDigest.Of(set);
            var noted = turn.IsOpen ? Preparation.Note(set, world, turn.Newest) : null;
            var writer = await turn.WriterAsync(cancellation);
            var prepared = await PrepareAsync(writer, set, content, turn.Newest, cancellation, noted);
            if (prepared.Append is { } append)
                turn.Append(append, cancellation);
            return new BulkResult(set.Id, prepared.Answer, null);
        }
        catch (ConflictGraphException refusal) when (refusal is not StoreException)
        {
            // Nothing was appended yet: the others of the transaction are not touched.
            return new BulkResult(set.Id, null, refusal);
        }
    }

    async Task<Prepared> PrepareAsync(IGraphReads reads, ChangeSet set, string content, Revision newest, CancellationToken cancellation, Draft? noted = null)
    {
        if (await reads.RevisionAsync(RevisionRef.Of(set.Id), cancellation) is { } written)
            return written.Content == content
                ? new Prepared(new WriteAnswer(WriteOutcome.REPEATED, written, [], []), null)
                : throw new WriteConflictException($"Change set '{set.Id}' was written before, as revision {written.Number}, with other content. Give the new one an id of its own.", [set.Id]);
        return await new Preparation(reads, world, Limits).OfAsync(set, content, newest, clock.GetUtcNow(), cancellation, noted);
    }

    void Check(ChangeSet set)
    {
        if (set.Id.Length is 0 or > LongestId)
            throw new BadInputException($"The id of a change set has 1 to {LongestId} characters; this one has {set.Id.Length}.", "id");
        if (!IsImporter && set.Id.StartsWith(ImportPrefix, StringComparison.Ordinal))
            throw new BadInputException($"'{set.Id}' begins with '{ImportPrefix}', which names what importers wrote. Choose another id.", "id");
        if (string.IsNullOrWhiteSpace(set.Author))
            throw new BadInputException("A change set names its author.", "author");
        TextRules.RefuseLoneSurrogates(set.Id, "id");
        TextRules.RefuseLoneSurrogates(set.Author, "author");
        if (set.Reason is { } reason)
            TextRules.RefuseLoneSurrogates(reason, "reason");
    }
}

using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Sqlite;

public sealed class FileTests : IDisposable
{
    readonly TempFile file = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_backup_is_a_whole_store_and_never_written_over()
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        await store.WriteAsync(SomeFiles.People("belousov", "gladkov").Next());

        await store.File.BackupAsync(file.At("copy.db"), Cancellation);
        await using var copy = await SomeFiles.OpenAsync(file.At("copy.db"), new SqliteOptions { Create = false });

        Assert.Equal(Record(await store.RecordsAsync(1, new PageOf(100), Cancellation)), Record(await copy.RecordsAsync(1, new PageOf(100), Cancellation)));
        Assert.Empty(await copy.File.CheckIntegrityAsync(Cancellation));
        await Assert.ThrowsAsync<BadInputException>(() => store.File.BackupAsync(file.At("copy.db"), Cancellation));

        static string[] Record(Page<Record> page) => [.. page.Items.Select(record => record.ToString())];
    }

    [Fact]
    public async Task A_sound_file_has_no_faults()
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        await WriteHistoryAsync(store);

        Assert.Empty(await store.File.CheckIntegrityAsync(Cancellation));
    }

    [Theory]
    [InlineData("DELETE FROM edge_version WHERE version = 1", "edge version 1, which is not there")]
    [InlineData("DELETE FROM node_version WHERE version = 2", "has no version")]
    [InlineData("DELETE FROM node_version WHERE version = 1", "before 2 are not there")]
    [InlineData("DELETE FROM link WHERE slot % 2 = 1", "has no row the other way")]
    [InlineData("DELETE FROM link", "is open and has no link")]
    [InlineData("UPDATE node_version SET to_rev = 2147483647 WHERE to_rev = 3", "did not end there")]
    [InlineData("UPDATE node_version SET to_rev = 3 WHERE to_rev = 2147483647", "one of its ends is not there")]
    [InlineData("DELETE FROM revision WHERE number = 2", "does not follow")]
    [InlineData("DROP INDEX p_incident_incidentType", "no index of incidentType of Incident")]
    public async Task A_fault_is_found_and_said_in_a_sentence(string damage, string sentence)
    {
        await using (var store = await SomeFiles.OpenAsync(file.Path))
            await WriteHistoryAsync(store);
        SomeFiles.Execute(file.Path, damage);

        await using var damaged = await SomeFiles.OpenAsync(file.Path);
        var faults = await damaged.File.CheckIntegrityAsync(Cancellation);

        Assert.Contains(faults, fault => fault.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_say_what_a_file_is_made_of()
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        await WriteHistoryAsync(store);

        var figures = await store.File.FiguresAsync(Cancellation);

        Assert.Equal((3, 3, 3), (figures.Revisions, figures.Nodes, figures.NodeVersions));
        Assert.True(figures.Bytes > 0 && figures.LogBytes > 0);
    }

    static async Task WriteHistoryAsync(SqliteGraphStore store)
    {
        var graph = SomeFiles.People("a", "b", "c");
        await store.WriteAsync(graph.Relate(EdgeKinds.RelatedTo, Some.Person("a"), Some.Person("b")).Next());
        await store.WriteAsync(graph.Relate(EdgeKinds.RelatedTo, Some.Person("b"), Some.Person("c")).Next());
        await store.WriteAsync(graph.Retract(Some.Person("c")).Next());
    }
}

using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Sqlite;

public sealed class RefusedFileTests : IDisposable
{
    readonly TempFile file = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task A_file_of_a_newer_build_is_refused()
    {
        await MakeAsync();
        SomeFiles.Execute(file.Path, "PRAGMA user_version = 99");

        var error = await Assert.ThrowsAsync<StoreException>(() => SomeFiles.OpenAsync(file.Path));

        Assert.Equal(StoreException.Newer, error.Code);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_file_is_changed_only_when_asked_and_after_a_copy()
    {
        await MakeAsync("belousov");
        SomeFiles.Execute(file.Path, "DROP INDEX p_incident_incidentType; PRAGMA user_version = 0");

        var error = await Assert.ThrowsAsync<StoreException>(() => SomeFiles.OpenAsync(file.Path));
        await using var store = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { Migrate = true });

        Assert.Equal(StoreException.Unavailable, error.Code);
        Assert.Contains("cgraph migrate", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
        Assert.Empty(await store.File.CheckIntegrityAsync(Cancellation));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file.Path)!, "graph.db.schema-0-*"));
    }

    [Fact]
    public async Task Migrating_makes_the_indexes_of_newly_indexed_properties_and_does_nothing_twice()
    {
        await MakeAsync("belousov");
        SomeFiles.Execute(file.Path, "DROP INDEX p_incident_incidentType");

        var copy = await SqliteFile.MigrateAsync(file.Path, World.Default, cancellation: Cancellation);
        var nothing = await SqliteFile.MigrateAsync(file.Path, World.Default, cancellation: Cancellation);
        await using var store = await SomeFiles.OpenAsync(file.Path);

        Assert.True(File.Exists(copy));
        Assert.Null(nothing);
        Assert.Empty(await store.File.CheckIntegrityAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_no_database_is_refused_and_left_alone()
    {
        await File.WriteAllTextAsync(file.Path, new string('x', 5000), Cancellation);

        var error = await Assert.ThrowsAsync<StoreException>(() => SomeFiles.OpenAsync(file.Path));

        Assert.Equal(StoreException.Unavailable, error.Code);
        Assert.Contains("not a database", error.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(file.Path).Length);
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_alone()
    {
        SomeFiles.Execute(file.Path, "CREATE TABLE recipe(name TEXT)");
        var before = await File.ReadAllBytesAsync(file.Path, Cancellation);

        var error = await Assert.ThrowsAsync<StoreException>(() => SomeFiles.OpenAsync(file.Path));

        Assert.Equal(StoreException.Unavailable, error.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path, Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_made_only_when_it_may_be()
    {
        var error = await Assert.ThrowsAsync<StoreException>(() => SomeFiles.OpenAsync(file.Path, new SqliteOptions { Create = false }));
        var folder = await Assert.ThrowsAsync<StoreException>(() => SomeFiles.OpenAsync(file.At("no/such/folder/graph.db")));

        Assert.Equal((StoreException.Unavailable, StoreException.Unavailable), (error.Code, folder.Code));
        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public async Task A_store_open_for_reading_reads_and_refuses_to_write()
    {
        await MakeAsync("belousov");
        await using var store = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { ReadOnly = true });

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(Cancellation));
        var setting = await Assert.ThrowsAsync<StoreException>(() => store.Settings.PutAsync("views", "mine", "{}", Cancellation));

        Assert.Equal((StoreException.ReadOnly, StoreException.ReadOnly), (error.Code, setting.Code));
        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_full_disk_leaves_nothing_half_written()
    {
        await MakeAsync("belousov");
        var graph = SomeFiles.People("belousov");
        _ = graph.Next();
        await using var store = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { MaxPages = 200 });
        graph.Put([.. Enumerable.Range(0, 4000).Select(i => Some.Person($"p{i}", new string('n', 900)))]);

        var error = await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync(graph.Next()));

        Assert.Equal((StoreException.Full, false), (error.Code, error.IsTransient));
        Assert.Equal(1, (await store.NewestAsync(Cancellation)).Number);
        Assert.Empty(await store.File.CheckIntegrityAsync(Cancellation));
        var small = SomeFiles.People("belousov");
        _ = small.Next();
        await store.WriteAsync(small.Put(Some.Person("gladkov")).Next());
        Assert.Equal(2, (await store.NewestAsync(Cancellation)).Number);
    }

    [Fact]
    public async Task A_writer_in_another_process_is_waited_for_so_long_and_no_longer()
    {
        await using var one = await SomeFiles.OpenAsync(file.Path);
        await using var other = await SomeFiles.OpenAsync(file.Path, new SqliteOptions { BusyWait = TimeSpan.Zero });
        await using var writer = await one.WriteAsync(Cancellation);

        var error = await Assert.ThrowsAsync<StoreException>(() => other.WriteAsync(Cancellation));

        Assert.Equal((StoreException.Unavailable, true), (error.Code, error.IsTransient));
    }

    async Task MakeAsync(params string[] people)
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        if (people.Length > 0)
            await store.WriteAsync(SomeFiles.People(people).Next());
    }
}

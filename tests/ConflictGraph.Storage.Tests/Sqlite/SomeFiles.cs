using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Storage.Tests.Sqlite;

/// <summary>Stores on files, and other connections to these.</summary>
static class SomeFiles
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Task<SqliteGraphStore> OpenAsync(string path, SqliteOptions? options = null) => SqliteGraphStore.OpenAsync(path, World.Default, options, Cancellation);

    public static async Task WriteAsync(this IGraphStore store, params Append[] appends)
    {
        await using var writer = await store.WriteAsync(Cancellation);
        foreach (var append in appends)
            await writer.AppendAsync(append, Cancellation);
        await writer.CommitAsync(Cancellation);
    }

    public static SomeGraph People(params string[] slugs) => new SomeGraph().Put([.. slugs.Select(slug => Some.Person(slug))]);

    public static void Execute(string path, string statement)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

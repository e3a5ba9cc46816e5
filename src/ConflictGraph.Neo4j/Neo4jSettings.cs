using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>The small part without versions.</summary>
sealed class Neo4jSettings(IConnection connection, Neo4jOptions options) : ISettings
{
    public async Task<string?> GetAsync(string scope, string key, CancellationToken cancellation = default) =>
        await connection.Reads.RunAsync(Statement.Of("read/setting"), Key(scope, key), cancellation) is [var row] ? row.Text(0) : null;

    public Task PutAsync(string scope, string key, string json, CancellationToken cancellation = default) =>
        Writes.RunAsync(Statement.Of("write/setting"), new Parameters(Key(scope, key)) { ["json"] = json }, cancellation);

    public async Task<bool> DeleteAsync(string scope, string key, CancellationToken cancellation = default) =>
        (await Writes.RunAsync(Statement.Of("write/delete-setting"), Key(scope, key), cancellation))[0].Long(0) > 0;

    public async Task<IReadOnlyList<(string Key, string Json)>> ListAsync(string scope, CancellationToken cancellation = default) =>
        [.. (await connection.Reads.RunAsync(Statement.Of("read/settings"), new Parameters { ["scope"] = scope }, cancellation))
            .Select(row => (row.Text(0), row.Text(1))).OrderBy(setting => setting.Item1, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<string>> ScopesAsync(CancellationToken cancellation = default) =>
        [.. (await connection.Reads.RunAsync(Statement.Of("read/setting-scopes"), Parameters.None, cancellation)).Select(row => row.Text(0)).Order(StringComparer.Ordinal)];

    ICypher Writes => options.ReadOnly ? throw StoreErrors.ReadOnly(options.Address) : connection.Writes;

    static Parameters Key(string scope, string key) => new() { ["scope"] = scope, ["key"] = key };
}

using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Settings in the same file, each write a transaction of its own.</summary>
sealed class SqliteSettings(ReaderPool readers, WriterTurn turn) : ISettings
{
    public Task<string?> GetAsync(string scope, string key, CancellationToken cancellation = default) => readers.ReadAsync(session =>
    {
        using var rows = session.Get("setting").Bind(1, scope).Bind(2, key);
        return rows.Step() ? rows.Text(0) : null;
    }, cancellation);

    public Task<IReadOnlyList<(string Key, string Json)>> ListAsync(string scope, CancellationToken cancellation = default) => readers.ReadAsync<IReadOnlyList<(string, string)>>(session =>
    {
        using var rows = session.Get("settings-of-scope").Bind(1, scope);
        var settings = new List<(string, string)>();
        while (rows.Step())
            settings.Add((rows.Text(0), rows.Text(1)));
        return settings;
    }, cancellation);

    public Task<IReadOnlyList<string>> ScopesAsync(CancellationToken cancellation = default) => readers.ReadAsync<IReadOnlyList<string>>(session =>
    {
        using var rows = session.Get("setting-scopes");
        var scopes = new List<string>();
        while (rows.Step())
            scopes.Add(rows.Text(0));
        return scopes;
    }, cancellation);

    public Task PutAsync(string scope, string key, string json, CancellationToken cancellation = default) => WriteAsync(session =>
    {
        using var row = session.Get("put-setting").Bind(1, scope).Bind(2, key).Bind(3, json);
        row.Run();
        return true;
    }, cancellation);

    public Task<bool> DeleteAsync(string scope, string key, CancellationToken cancellation = default) => WriteAsync(session =>
    {
        using var row = session.Get("delete-setting").Bind(1, scope).Bind(2, key);
        row.Run();
        return session.Changes > 0;
    }, cancellation);

    async Task<bool> WriteAsync(Func<Session, bool> write, CancellationToken cancellation)
    {
        var session = await turn.TakeAsync(cancellation);
        var isCommitted = false;
        try
        {
            var answer = write(session);
            session.Execute("COMMIT");
            isCommitted = true;
            return answer;
        }
        finally
        {
            turn.Leave(isCommitted);
        }
    }
}

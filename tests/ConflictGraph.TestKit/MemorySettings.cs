using ConflictGraph.Storage;

namespace ConflictGraph.TestKit;

public sealed class MemorySettings : ISettings
{
    readonly Dictionary<(string Scope, string Key), string> settings = [];

    public Task<string?> GetAsync(string scope, string key, CancellationToken cancellation = default)
    {
        lock (settings)
            return Task.FromResult(settings.GetValueOrDefault((scope, key)));
    }

    public Task PutAsync(string scope, string key, string json, CancellationToken cancellation = default)
    {
        lock (settings)
            settings[(scope, key)] = json;
        return Task.CompletedTask;
    }

    public Task<bool> DeleteAsync(string scope, string key, CancellationToken cancellation = default)
    {
        lock (settings)
            return Task.FromResult(settings.Remove((scope, key)));
    }

    public Task<IReadOnlyList<(string Key, string Json)>> ListAsync(string scope, CancellationToken cancellation = default)
    {
        lock (settings)
        {
            return Task.FromResult<IReadOnlyList<(string, string)>>([.. settings
                .Where(setting => setting.Key.Scope == scope)
                .OrderBy(setting => setting.Key.Key, StringComparer.Ordinal)
                .Select(setting => (setting.Key.Key, setting.Value))]);
        }
    }

    public Task<IReadOnlyList<string>> ScopesAsync(CancellationToken cancellation = default)
    {
        lock (settings)
            return Task.FromResult<IReadOnlyList<string>>([.. settings.Keys.Select(key => key.Scope).Distinct().Order(StringComparer.Ordinal)]);
    }
}

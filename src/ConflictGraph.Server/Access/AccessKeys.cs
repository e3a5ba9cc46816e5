using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Storage;

namespace ConflictGraph.Server.Access;

/// <summary>
/// The keys of a store, by the SHA-256 of their secrets. A plain hash is enough: a secret is 256 random bits, which nobody guesses.
/// </summary>
public sealed class AccessKeys(ISettings settings, TimeProvider clock)
{
    /// <summary>What every secret begins with, so that one that leaked is known for what it is.</summary>
    public const string Prefix = "cgk_";

    const string Scope = "keys";
    const int ShortestSecret = 32;
    const int LongestName = 80;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Answers the secret, which is shown this once.</summary>
    public async Task<string> AddAsync(string name, CallerRole role, DateTimeOffset? expires = null, CancellationToken cancellation = default)
    {
        CheckName(name);
        if (expires is { } end && end <= clock.GetUtcNow())
            throw new BadInputException($"The key would have expired on {end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} already. Give a later day.", "expires");
        if ((await ListAsync(cancellation)).Any(key => key.Name == name))
            throw new BadInputException($"There is a key '{name}' already. Revoke it first, or choose another name.", "name");
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await PutAsync(secret, new AccessKey(name, role, clock.GetUtcNow(), expires), cancellation);
        return secret;
    }

    /// <summary>The key of an administrator whose secret was chosen elsewhere; the one that this name had is revoked.</summary>
    public async Task SetAsync(string name, string secret, CancellationToken cancellation = default)
    {
        CheckName(name);
        if (secret.Length < ShortestSecret)
            throw new BadInputException($"The secret of the key '{name}' has {secret.Length} characters; it needs at least {ShortestSecret} random ones, such as 'openssl rand -hex 32' prints.", "secret");
        if (await FindAsync(secret, cancellation) is { } known && known.Name == name)
            return;
        await RevokeAsync(name, cancellation);
        await PutAsync(secret, new AccessKey(name, CallerRole.ADMIN, clock.GetUtcNow()), cancellation);
    }

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation = default) =>
        [.. (await settings.ListAsync(Scope, cancellation)).Select(kept => Read(kept.Json)).OrderBy(key => key.Name, StringComparer.Ordinal)];

    /// <summary>Whether there was one of this name.</summary>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellation = default)
    {
        var was = false;
        foreach (var (hash, json) in await settings.ListAsync(Scope, cancellation))
            if (Read(json).Name == name)
                was |= await settings.DeleteAsync(Scope, hash, cancellation);
        return was;
    }

    /// <summary>Null when no key has this secret, or it has expired.</summary>
    public async Task<AccessKey?> FindAsync(string secret, CancellationToken cancellation = default) =>
        await settings.GetAsync(Scope, HashOf(secret), cancellation) is { } json && Read(json) is var key && !key.HasExpiredAt(clock.GetUtcNow()) ? key : null;

    Task PutAsync(string secret, AccessKey key, CancellationToken cancellation) => settings.PutAsync(Scope, HashOf(secret), JsonSerializer.Serialize(key, Json), cancellation);

    static AccessKey Read(string json) => JsonSerializer.Deserialize<AccessKey>(json, Json)!;

    static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            throw new BadInputException($"A key's name is the author of what is written with it: 1 to {LongestName} characters without control characters.", "name");
    }
}

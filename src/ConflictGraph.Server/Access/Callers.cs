using System.Security.Claims;
using ConflictGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;

namespace ConflictGraph.Server.Access;

/// <summary>Who came in, and by what.</summary>
/// <param name="Secret">A key or a token; null for the owner of the machine.</param>
/// <param name="Until">When a token ends.</param>
sealed record Entry(Caller Caller, string? Secret = null, DateTimeOffset? Until = null);

/// <summary>Tells who sends a request: by a key of the store, by a token of the issuer, or on this machine without keys its owner.</summary>
sealed class Callers(KeyRing keys, AccessOptions options, bool isOpenToOthers, TimeProvider clock)
{
    public const string Tokens = "token";
    const string Bearer = "Bearer ";

    /// <summary>Null when a key or a token is needed and what was sent is none that counts.</summary>
    public async Task<Entry?> OfAsync(HttpContext http) => SecretOf(http.Request.Headers) is { } secret ? await OfAsync(http, secret) : await WithoutKeyAsync(http.RequestAborted);

    /// <summary>Of a secret that came by another way than a header.</summary>
    public async Task<Entry?> OfAsync(HttpContext http, string secret)
    {
        if (await keys.FindAsync(secret, http.RequestAborted) is { } key)
            return new Entry(CallerOf(key), secret);
        return options.TakesTokens && !secret.StartsWith(AccessKeys.Prefix, StringComparison.Ordinal) ? await OfTokenAsync(http, secret) : null;
    }

    /// <summary>Whether somebody may stay who came in before.</summary>
    public async Task<bool> StillCountsAsync(Entry entry, CancellationToken cancellation)
    {
        if (entry.Until is { } end)
            return end > clock.GetUtcNow();
        if (entry.Secret is not { } secret)
            return await WithoutKeyAsync(cancellation) is not null;
        return await keys.FindAsync(secret, cancellation) is { } key && CallerOf(key) == entry.Caller;
    }

    /// <summary>Whether it is whoever sits at this machine, who is not counted.</summary>
    public bool IsOwner(Caller caller) => ReferenceEquals(caller, options.Owner);

    /// <summary>The owner of the machine, as long as nobody else reaches the server and there are no keys.</summary>
    async Task<Entry?> WithoutKeyAsync(CancellationToken cancellation) =>
        isOpenToOthers || options.TakesTokens || await keys.AnyAsync(cancellation) ? null : new Entry(options.Owner);

    async Task<Entry?> OfTokenAsync(HttpContext http, string token)
    {
        var result = await AuthenticateAsync(http, token);
        if (!result.Succeeded || RoleOf(result.Principal) is not { } role)
            return null;
        var name = result.Principal.FindFirstValue(options.NameClaim) ?? result.Principal.FindFirstValue("sub");
        return name is null ? null : new Entry(new Caller(name, role), token, result.Properties?.ExpiresUtc);
    }

    /// <summary>A request is authenticated once, by its header, and remembers the outcome: a token that came another way goes into a request of its own.</summary>
    static async Task<AuthenticateResult> AuthenticateAsync(HttpContext http, string token)
    {
        if (http.Request.Headers.Authorization == Bearer + token)
            return await http.AuthenticateAsync(Tokens);
        await using var scope = http.RequestServices.CreateAsyncScope();
        var own = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        own.Request.Headers.Authorization = Bearer + token;
        return await own.AuthenticateAsync(Tokens);
    }

    static Caller CallerOf(AccessKey key) => new(key.Name, key.Role);

    CallerRole? RoleOf(ClaimsPrincipal principal) => principal.FindAll(options.RoleClaim)
        .Select(claim => Enum.TryParse<CallerRole>(claim.Value, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : (CallerRole?)null).Max();

    static string? SecretOf(IHeaderDictionary headers)
    {
        if (headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..].Trim();
        return headers["X-API-Key"] is [{ } key] && key.Length > 0 ? key : null;
    }
}

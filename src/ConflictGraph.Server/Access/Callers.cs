using System.Security.Claims;
using ConflictGraph.GraphQL.Execution;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Primitives;

namespace ConflictGraph.Server.Access;

/// <summary>Tells who sends a request: by a key of the store, by a token of the issuer, or on this machine without keys its owner.</summary>
sealed class Callers(KeyRing keys, AccessOptions options, bool isOpenToOthers)
{
    public const string Tokens = "token";
    const string Bearer = "Bearer ";

    /// <summary>Null when a key or a token is needed and what was sent is none that counts.</summary>
    public async Task<Caller?> OfAsync(HttpContext http) => SecretOf(http.Request.Headers) is { } secret ? await OfAsync(http, secret) : await WithoutKeyAsync(http.RequestAborted);

    /// <summary>Of a secret that came by another way than a header.</summary>
    public async Task<Caller?> OfAsync(HttpContext http, string secret)
    {
        if (await keys.FindAsync(secret, http.RequestAborted) is { } key)
            return new Caller(key.Name, key.Role);
        return options.TakesTokens && !secret.StartsWith(AccessKeys.Prefix, StringComparison.Ordinal) ? await OfTokenAsync(http, secret) : null;
    }

    /// <summary>The owner of the machine, as long as nobody else reaches the server and there are no keys.</summary>
    public async Task<Caller?> WithoutKeyAsync(CancellationToken cancellation) =>
        isOpenToOthers || options.TakesTokens || await keys.AnyAsync(cancellation) ? null : options.Owner;

    /// <summary>Whether it is whoever sits at this machine, who is not counted.</summary>
    public bool IsOwner(Caller caller) => ReferenceEquals(caller, options.Owner);

    async Task<Caller?> OfTokenAsync(HttpContext http, string token)
    {
        http.Request.Headers.Authorization = Bearer + token;
        var result = await http.AuthenticateAsync(Tokens);
        if (!result.Succeeded || RoleOf(result.Principal) is not { } role)
            return null;
        var name = result.Principal.FindFirstValue(options.NameClaim) ?? result.Principal.FindFirstValue("sub");
        return name is null ? null : new Caller(name, role);
    }

    CallerRole? RoleOf(ClaimsPrincipal principal) => principal.FindAll(options.RoleClaim)
        .Select(claim => Enum.TryParse<CallerRole>(claim.Value, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : (CallerRole?)null).Max();

    static string? SecretOf(IHeaderDictionary headers)
    {
        if (headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return authorization[Bearer.Length..].Trim();
        return headers["X-API-Key"] is [{ } key] && key.Length > 0 ? key : null;
    }
}

using ConflictGraph.Server.Access;

namespace ConflictGraph.Cli;

/// <summary>The OpenID Connect issuer whose tokens count, as the environment names it.</summary>
static class TokenIssuer
{
    public const string Variable = "CONFLICTGRAPH_TOKEN_ISSUER";
    public const string AudienceVariable = "CONFLICTGRAPH_TOKEN_AUDIENCE";
    public const string RoleVariable = "CONFLICTGRAPH_TOKEN_ROLE_CLAIM";
    public const string NameVariable = "CONFLICTGRAPH_TOKEN_NAME_CLAIM";

    public static AccessOptions Read(Desk desk)
    {
        var options = new AccessOptions();
        if (Said(Variable) is not { } issuer)
            return options;
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var authority))
            throw new MisusedException($"${Variable} is '{issuer}', which is no address. Write it like https://login.desk.example/realms/desk.");
        return options with { Authority = authority, Audience = Said(AudienceVariable), RoleClaim = Said(RoleVariable) ?? options.RoleClaim, NameClaim = Said(NameVariable) ?? options.NameClaim };

        string? Said(string variable) => desk.Variable(variable) is { Length: > 0 } value ? value : null;
    }
}

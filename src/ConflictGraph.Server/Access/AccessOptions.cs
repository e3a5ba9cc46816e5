using ConflictGraph.GraphQL.Execution;

namespace ConflictGraph.Server.Access;

/// <summary>Who may use the service, beside those who have a key of its store.</summary>
public sealed record AccessOptions
{
    /// <summary>Who writes while nobody needs a key: the owner of the machine.</summary>
    public Caller Owner { get; init; } = new("local", CallerRole.ADMIN);

    /// <summary>The issuer of tokens, whose <c>/.well-known/openid-configuration</c> names its keys; null when none is taken.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What a token's <c>aud</c> has to name.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim in which a token says reader, contributor, editor or admin; the highest counts.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim whose text becomes the author of what is written.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    public bool TakesTokens => Authority is not null;

    internal void Check()
    {
        if (Authority is not null && string.IsNullOrEmpty(Audience))
            throw new BadInputException("An issuer of tokens is named and no audience: a token made for any other service would be taken. Name the audience too.", "audience");
        if (Authority is { Scheme: not "https", IsLoopback: false })
            throw new BadInputException($"The issuer {Authority} is not reached by https, so whoever is in between could name keys of their own. Give an https address.", "authority");
    }
}

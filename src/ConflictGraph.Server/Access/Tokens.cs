namespace ConflictGraph.Server.Access;

/// <summary>Tokens (JWT) of an OpenID Connect issuer.</summary>
static class Tokens
{
    public static void AddTokens(this WebApplicationBuilder builder, AccessOptions options)
    {
        if (!options.TakesTokens)
            return;
        builder.Services.AddAuthentication().AddJwtBearer(Callers.Tokens, bearer =>
        {
            bearer.Authority = options.Authority!.AbsoluteUri;
            bearer.Audience = options.Audience;
            // An issuer on this machine, for trying things out; AccessOptions refuses any other without https.
            bearer.RequireHttpsMetadata = !options.Authority.IsLoopback;
            bearer.MapInboundClaims = false;
        });
    }
}

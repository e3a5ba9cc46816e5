using System.Globalization;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Transport;

namespace ConflictGraph.Server.Access;

/// <summary>Somebody whose request is looked at, and how what they ask for is taken from what they may ask for.</summary>
sealed record Admitted(Caller Caller, Func<double, TimeSpan?>? Allow);

/// <summary>Who comes in, and how often.</summary>
sealed class Gate(Callers callers, Allowance allowance)
{
    public Task<Admitted> AdmitAsync(HttpContext http) => AdmitAsync(http, callers.OfAsync(http));

    /// <summary>Somebody who said a secret by another way than a header.</summary>
    public Task<Admitted> AdmitAsync(HttpContext http, string secret) => AdmitAsync(http, callers.OfAsync(http, secret));

    async Task<Admitted> AdmitAsync(HttpContext http, Task<Caller?> asking)
    {
        try
        {
            return Admit(await asking);
        }
        catch (RequestRefusedException refused) when (refused.Status == StatusCodes.Status401Unauthorized)
        {
            // Guessing is counted as well.
            Take(AddressOf(http));
            throw;
        }
        catch (ConflictGraphException error) when (error is not RequestRefusedException)
        {
            throw RequestRefusedException.Of(error);
        }
    }

    /// <summary>Before what is answered as text; a refusal is told as text too.</summary>
    public async Task LetInAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await AdmitAsync(http);
        }
        catch (RequestRefusedException refused)
        {
            refused.Tell(http.Response.Headers);
            http.Response.StatusCode = refused.Status;
            await http.Response.WriteAsync($"{refused.Code}: {refused.Message}", http.RequestAborted);
            return;
        }
        await next(http);
    }

    Admitted Admit(Caller? caller)
    {
        if (caller is null)
            throw new RequestRefusedException(
                "This service needs a key or a token that counts. Send 'Authorization: Bearer …' or 'X-API-Key: …'; whoever runs it makes keys with 'cgraph keys add'.", StatusCodes.Status401Unauthorized, "UNAUTHENTICATED");
        if (callers.IsOwner(caller))
            return new(caller, null);
        var who = $"caller {caller.Name}";
        Take(who);
        return new(caller, objects => allowance.Take(who, objects));
    }

    void Take(string who)
    {
        if (allowance.Take(who, Allowance.Request) is { } wait)
            throw new RequestRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"You have asked for as much as you may for now; ask again in {wait.TotalSeconds:0} s."), StatusCodes.Status429TooManyRequests, "LIMIT_RATE") { Wait = wait };
    }

    static string AddressOf(HttpContext http) => $"address {http.Connection.RemoteIpAddress}";
}

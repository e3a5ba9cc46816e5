using System.Globalization;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Server.Transport;

namespace ConflictGraph.Server.Access;

/// <summary>Somebody whose request is looked at, and how what they ask for is taken from what they may ask for.</summary>
sealed record Admitted(Entry Entry, Func<double, TimeSpan?>? Allow)
{
    public Caller Caller => Entry.Caller;

    /// <summary>Under which they are counted.</summary>
    public string Who => Gate.WhoIs(Caller);
}

/// <summary>Who comes in, and how often.</summary>
sealed class Gate(Callers callers, Allowance allowance, TimeProvider clock)
{
    public static string WhoIs(Caller caller) => $"caller {caller.Name}";

    public static string AddressOf(HttpContext http) => $"address {http.Connection.RemoteIpAddress}";

    public Task<Admitted> AdmitAsync(HttpContext http) => AdmitAsync(http, callers.OfAsync(http));

    /// <summary>Somebody who said a secret by another way than a header.</summary>
    public Task<Admitted> AdmitAsync(HttpContext http, string secret) => AdmitAsync(http, callers.OfAsync(http, secret));

    /// <summary>For one more request of somebody who came in before: what they came in by must count still.</summary>
    public async Task<Admitted> AdmitAgainAsync(Admitted admitted, CancellationToken cancellation)
    {
        try
        {
            return Admit(await callers.StillCountsAsync(admitted.Entry, cancellation) ? admitted.Entry : null);
        }
        catch (ConflictGraphException error) when (error is not RequestRefusedException)
        {
            throw RequestRefusedException.Of(error);
        }
    }

    /// <summary>Ends once what somebody came in by counts no more, which is looked at as often as keys are.</summary>
    public async Task UntilOutAsync(Entry entry, CancellationToken cancellation)
    {
        while (await CountsAsync(entry, cancellation))
            await Task.Delay(KeyRing.Fresh, clock, cancellation);
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

    async Task<Admitted> AdmitAsync(HttpContext http, Task<Entry?> asking)
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

    async Task<bool> CountsAsync(Entry entry, CancellationToken cancellation)
    {
        try
        {
            return await callers.StillCountsAsync(entry, cancellation);
        }
        catch (ConflictGraphException)
        {
            // While the store is away nobody can be told from anybody, and nothing is told to anybody either.
            return true;
        }
    }

    Admitted Admit(Entry? entry)
    {
        if (entry is null)
            throw RequestRefusedException.Unauthenticated();
        if (callers.IsOwner(entry.Caller))
            return new(entry, null);
        var who = WhoIs(entry.Caller);
        Take(who);
        return new(entry, objects => allowance.Take(who, objects));
    }

    void Take(string who)
    {
        if (allowance.Take(who, Allowance.Request) is { } wait)
            throw new RequestRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"You have asked for as much as you may for now; ask again in {wait.TotalSeconds:0} s."), StatusCodes.Status429TooManyRequests, "LIMIT_RATE") { Wait = wait };
    }
}

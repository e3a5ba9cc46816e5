namespace ConflictGraph.Server.Transport;

/// <summary>How a refusal is told where the answer is no GraphQL.</summary>
static class Refusals
{
    public static async ValueTask<object?> AsText(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RequestRefusedException refused)
        {
            refused.Tell(context.HttpContext.Response.Headers);
            return Results.Text($"{refused.Code}: {refused.Message}", statusCode: refused.Status);
        }
    }
}

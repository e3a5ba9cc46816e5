using System.Diagnostics;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ConflictGraph.Neo4j.Http;

/// <summary>How often a request is tried and for how long. It is tried again only where nothing can have been written.</summary>
sealed class Trying
{
    // A server that comes back is found again after this long.
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    static readonly ActivitySource Source = new("ConflictGraph.Neo4j");

    readonly ServerErrors errors;
    readonly ResiliencePipeline[] pipelines;

    public Trying(Neo4jOptions options)
    {
        errors = new ServerErrors(options);
        var breaker = new ResiliencePipelineBuilder { TimeProvider = options.Clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is RequestFailure { Fate: Fate.NotSent }),
            FailureRatio = 0.9, MinimumThroughput = 5, SamplingDuration = TimeSpan.FromSeconds(5), BreakDuration = Rest,
        }).Build();
        pipelines = [.. Enum.GetValues<Doing>().Select(doing => Pipeline(doing, options, breaker))];
    }

    /// <param name="what">The name of the statement, or COMMIT.</param>
    public async Task<T> RunAsync<T>(Doing doing, string what, Func<CancellationToken, Task<T>> once, CancellationToken cancellation)
    {
        using var span = Source.StartActivity(what, ActivityKind.Client)?.SetTag("db.system.name", "neo4j").SetTag("db.query.summary", what);
        try
        {
            return await pipelines[(int)doing].ExecuteAsync(static async (once, cancellation) => await once(cancellation), once, cancellation);
        }
        catch (RequestFailure failure)
        {
            throw errors.Of(failure, what, doing);
        }
        catch (TimeoutRejectedException late)
        {
            throw errors.OfTimeout(what, doing, late);
        }
        catch (BrokenCircuitException open)
        {
            throw errors.OfOpenCircuit(open);
        }
    }

    static ResiliencePipeline Pipeline(Doing doing, Neo4jOptions options, ResiliencePipeline breaker)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Clock }.AddTimeout(options.StatementTimeout);
        if (doing != Doing.Committing)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is RequestFailure failure && IsWorthAnother(doing, failure.Fate)),
                MaxRetryAttempts = 4, BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(80), MaxDelay = TimeSpan.FromSeconds(2),
            });
        }
        return builder.AddPipeline(breaker).Build();
    }

    static bool IsWorthAnother(Doing doing, Fate fate) => (doing, fate) switch
    {
        (_, Fate.NotSent) => true,
        // An error ends a transaction.
        (Doing.Within or Doing.Committing, _) => false,
        (_, Fate.RefusedForNow) => true,
        (Doing.Reading, Fate.Lost) => true,
        _ => false,
    };
}

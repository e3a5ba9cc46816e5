using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphQL;
using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>
/// What may be watched from outside, under the name ConflictGraph: a span and a duration an operation, a span a batch of a field, a span a call of the store.
/// Documents and variables are in none of them: they hold what people are looking for.
/// </summary>
public static class Telemetry
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Name = "ConflictGraph";

    internal static readonly ActivitySource Source = new(Name);

    static readonly Meter Meter = new(Name);
    static readonly Histogram<double> Durations = Meter.CreateHistogram("conflictgraph.operation.duration", "s", "Time until an operation is answered.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    static readonly Histogram<double> Costs = Meter.CreateHistogram("conflictgraph.operation.cost", "{object}", "Objects that an answer may hold.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 10, 100, 1_000, 10_000, 50_000] });
    static readonly Histogram<double> Calls = Meter.CreateHistogram("conflictgraph.store.call.duration", "s", "Time of a call of the store.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5] });

    internal static Activity? Operation() => Source.StartActivity("GraphQL operation");

    /// <summary>Known once the document is read.</summary>
    internal static void Tell(GraphQLDocument document, string? name)
    {
        if (Activity.Current is not { } activity || activity.Source != Source || document.Definitions.OfType<GraphQLOperationDefinition>().FirstOrDefault(one => name is null || one.Name == name) is not { } operation)
            return;
        var type = operation.Operation.ToString().ToLowerInvariant();
        activity.SetTag("graphql.operation.type", type);
        if (operation.Name is { } named)
            activity.SetTag("graphql.operation.name", named.StringValue);
        activity.DisplayName = operation.Name is { } shown ? $"{type} {shown.StringValue}" : type;
    }

    internal static void Ended(Activity? activity, ExecutionResult result, TimeSpan took)
    {
        var code = result.Errors is [{ Code: var first }, ..] ? first ?? ErrorPolicy.Internal : null;
        if (code is not null)
            activity?.SetStatus(ActivityStatusCode.Error, code);
        Durations.Record(took.TotalSeconds, new KeyValuePair<string, object?>("error.type", code ?? "none"));
    }

    internal static void Tell(double cost) => Costs.Record(cost);

    internal static Activity? Batch(string field, int keys) => Source.StartActivity($"batch {field}")?.SetTag("conflictgraph.batch.keys", keys);

    /// <summary>A call of the store, from now until it is disposed.</summary>
    internal static CallOfStore Call(string name) => new(name);

    internal readonly struct CallOfStore(string name) : IDisposable
    {
        readonly Activity? activity = Source.StartActivity($"store {name}", ActivityKind.Client);
        readonly long start = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            Calls.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("conflictgraph.store.call", name));
            activity?.Dispose();
        }
    }
}

using System.Diagnostics;
using ConflictGraph.Writing;
using GraphQL;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>What clients see of errors: ours with their code and sentence; whatever else happened as INTERNAL with a trace id, under which the log has the rest.</summary>
sealed class ErrorPolicy(Action<Exception, string> log)
{
    public const string Internal = "INTERNAL";

    public ExecutionError Show(Exception error)
    {
        switch (error)
        {
            case InputRefusedException { Path: var place, Cause: var cause }:
                var refused = Show(cause);
                refused.Extensions!["inputPath"] = place;
                return refused;
            case ConflictGraphException ours:
                return Show(ours);
            case ExecutionError { Code: not null } shown when error.InnerException is null:
                return shown;
            default:
                var trace = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
                log(error, trace);
                return new ExecutionError($"Something went wrong inside the service. Its log has it under {trace}.") { Code = Internal, Extensions = new() { ["traceId"] = trace } };
        }
    }

    static ExecutionError Show(ConflictGraphException error)
    {
        var shown = new ExecutionError(error.Message, error) { Code = error.Code, Extensions = [] };
        if (error is BadInputException { Path: { } path })
            shown.Extensions["inputPath"] = path;
        switch (error)
        {
            case WriteConflictException { Things: { Count: > 0 } things }: shown.Extensions["things"] = things; break;
            case IdentityConflictException conflict: shown.Extensions["things"] = conflict.Chain.Select(id => id.Value).ToArray(); break;
            case EvidenceAmbiguousException ambiguous: shown.Extensions["places"] = ambiguous.Places; break;
        }
        if (error.IsTransient)
            shown.Extensions["isTransient"] = true;
        return shown;
    }
}

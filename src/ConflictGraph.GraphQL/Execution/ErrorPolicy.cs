using System.Diagnostics;
using ConflictGraph.Writing;
using GraphQL;
using GraphQL.Execution;

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

    /// <summary>What is wrong with a document, in our codes, and without the names that come near: who may not ask for the schema shall not be told it by halves.</summary>
    public static ExecutionError Refusal(ExecutionError error)
    {
        if (error is not DocumentError || error.Code?.StartsWith("LIMIT_", StringComparison.Ordinal) == true)
            return error;
        var hint = error.Message.IndexOf(" Did you mean ", StringComparison.Ordinal);
        var shown = new ExecutionError(hint < 0 ? error.Message : error.Message[..hint]) { Code = "BAD_INPUT", Path = error.Path };
        foreach (var place in error.Locations ?? [])
            shown.AddLocation(place);
        return shown;
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

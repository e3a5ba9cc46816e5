using ConflictGraph.GraphQL.Execution;
using ConflictGraph.GraphQL.Schema;
using ConflictGraph.Storage;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Following;

/// <summary>What can be followed.</summary>
static class SubscriptionType
{
    public static ObjectGraphType Of(TypeBook types)
    {
        var revisions = Fields.Asking<ReadAt>("revisions", types.Object("Revision").Sure(),
            [Fields.Argument("kinds", types.NodeKind.Some()), Fields.Argument("about", Fields.IdType.Some()), Fields.Argument("fromRevision", Fields.IntType)],
            (context, at) => new At<Revision>(at, RequestContext.Of(context).Event!),
            "Each as it is written, read as of itself: all, or those that enter or take out something of these kinds, about these things. fromRevision is the last one seen: it goes on after that, without a gap.");
        revisions.StreamResolver = new Pulled();
        var subscription = types.Object("Subscription", "What is told as it happens: over a WebSocket (graphql-transport-ws) at /graphql, or as an event stream at /graphql/stream.");
        subscription.Add(revisions);
        return subscription;
    }

    /// <summary>The library wants a stream of each field here. Ours are read as they are taken, by <see cref="RevisionsAsked"/>.</summary>
    sealed class Pulled : ISourceStreamResolver
    {
        public ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) => throw new NotSupportedException("Revisions are pulled.");
    }
}

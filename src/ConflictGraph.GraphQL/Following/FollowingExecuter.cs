using ConflictGraph.GraphQL.Execution;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace ConflictGraph.GraphQL.Following;

/// <summary>Executes queries and mutations as ever; of a subscription first what it asks, then each event as if it were a query of that event.</summary>
sealed class FollowingExecuter : DocumentExecuter
{
    static readonly IExecutionStrategy Opening = new OpeningStrategy();
    static readonly IExecutionStrategy Planned = new PlannedStrategy();

    protected override IExecutionStrategy SelectExecutionStrategy(ExecutionContext context)
    {
        if (context.Operation.Operation == OperationType.Mutation)
            return base.SelectExecutionStrategy(context);
        return context.Operation.Operation == OperationType.Subscription && ((RequestContext)context.UserContext).Event is null ? Opening : Planned;
    }

    sealed class OpeningStrategy : ParallelExecutionStrategy
    {
        public override Task<ExecutionResult> ExecuteAsync(ExecutionContext context)
        {
            var request = (RequestContext)context.UserContext;
            try
            {
                request.Following = Read(context, request);
            }
            catch (ConflictGraphException refusal)
            {
                // Thrown on, the library would make of it an answer that ran.
                request.NotFollowed = refusal;
            }
            return Task.FromResult(new ExecutionResult { Executed = true });
        }

        RevisionsAsked Read(ExecutionContext context, RequestContext request)
        {
            if (!request.MayFollow)
                throw new BadInputException("A subscription is not answered by a single response. Ask it over a WebSocket (graphql-transport-ws) at /graphql, or as an event stream at /graphql/stream.", "query");
            var node = BuildExecutionRootNode(context, GetOperationRootType(context)).SubFields is [var only] && only.FieldDefinition.StreamResolver is not null
                ? only
                : throw new BadInputException("A subscription has one field: revisions.", "query");
            return RevisionsAsked.Read(FieldAsked.Read(new ReadonlyResolveFieldContext(node, context)), request.Newest);
        }
    }
}

using System.Collections;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>Reads its source and nothing else, so it needs no context and can be asked again.</summary>
interface IPlainResolver : IFieldResolver
{
    object? Read(object source);
}

/// <summary>
/// Executes as the library's parallel strategy does, with what is selected of a type collected once a document and not once an object,
/// plain scalars read on the spot, and nothing awaited that is there already. What is out of the ordinary it leaves to the library.
/// </summary>
sealed class PlannedStrategy : ParallelExecutionStrategy
{
    readonly record struct Selected(GraphQLField Ast, FieldType Definition, IPlainResolver? Plain, ScalarGraphType? Scalar);

    static readonly Selected[] NotPlanned = [];

    readonly ConditionalWeakTable<GraphQLSelectionSet, ConcurrentDictionary<IGraphType, Selected[]>> plans = [];

    public override async Task ExecuteNodeTreeAsync(ExecutionContext context, ExecutionNode rootNode)
    {
        var run = new Run();
        run.Follow(rootNode);
        try
        {
            while (run.IsLeft)
            {
                while (run.Ready.TryDequeue(out var node))
                    Start(context, run, node);
                if (run.Waiting.Count > 0)
                    await WaitAsync(run).ConfigureAwait(false);
                else if (run.HasLoading)
                    await LoadAsync(context, run).ConfigureAwait(false);
            }
        }
        catch
        {
            // Nothing of this request goes on once it has ended.
            await Task.WhenAll(run.Waiting.Select(waiting => waiting.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    protected override void SetSubFieldNodes(ExecutionContext context, ObjectExecutionNode parent)
    {
        var type = parent.GetObjectGraphType(context.Schema) ?? parent.GraphType;
        var byType = plans.GetOrCreateValue(parent.SelectionSet!);
        if (!byType.TryGetValue(type, out var plan))
            byType[type] = plan = Plan(context, parent.GraphType, type, parent.SelectionSet!);
        if (plan == NotPlanned)
        {
            base.SetSubFieldNodes(context, parent);
            return;
        }
        var nodes = new ExecutionNode[plan.Length];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = plan[i] is { Scalar: { } scalar, Plain: { } plain } ? Read(parent, plan[i], scalar, plain) : BuildExecutionNode(parent, plan[i].Definition.ResolvedType!, plan[i].Ast, plan[i].Definition);
        parent.SubFields = nodes;
    }

    static ReadNode Read(ObjectExecutionNode parent, Selected field, ScalarGraphType scalar, IPlainResolver plain)
    {
        var node = new ReadNode(parent, scalar, field.Ast, field.Definition);
        if (parent.Result is not { } source)
            return node;
        try
        {
            var value = plain.Read(source);
            if (value is not IDataLoaderResult && value is not null)
                value = scalar.Serialize(value);
            (node.Result, node.IsRead) = (value, value is not null || field.Definition.ResolvedType is not NonNullGraphType);
        }
        catch (Exception)
        {
            // It is read again in its turn, where its error has a place to go.
        }
        return node;
    }

    /// <summary>Empty where what is selected depends on variables, or fields are to be merged.</summary>
    Selected[] Plan(ExecutionContext context, IGraphType declared, IGraphType type, GraphQLSelectionSet set)
    {
        var fields = new Dictionary<string, GraphQLField>(StringComparer.Ordinal);
        if (type is not IComplexGraphType complex || (declared is IAbstractGraphType many && type is IObjectGraphType one && !many.IsPossibleType(one)) || !Collect(context, complex, set, fields))
            return NotPlanned;
        var plan = new List<Selected>(fields.Count);
        foreach (var field in fields.Values)
        {
            if (GetFieldDefinition(context.Schema, complex, field) is not { } definition)
                return NotPlanned;
            var answer = definition.ResolvedType is NonNullGraphType sure ? sure.ResolvedType : definition.ResolvedType;
            plan.Add(new Selected(field, definition, definition.Resolver as IPlainResolver, answer as ScalarGraphType));
        }
        return [.. plan];
    }

    bool Collect(ExecutionContext context, IComplexGraphType type, GraphQLSelectionSet set, Dictionary<string, GraphQLField> fields)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is IHasDirectivesNode { Directives.Count: > 0 })
                return false;
            var isCollected = selection switch
            {
                // Of the same scalar twice the first is enough: that they ask alike is validated.
                GraphQLField field => fields.TryAdd(field.Alias?.Name.StringValue ?? field.Name.StringValue, field) || field.SelectionSet is null,
                GraphQLInlineFragment { TypeCondition: null } inline => Collect(context, type, inline.SelectionSet, fields),
                GraphQLInlineFragment inline => !DoesFragmentConditionMatch(context, inline.TypeCondition!.Type.Name, type) || Collect(context, type, inline.SelectionSet, fields),
                GraphQLFragmentSpread spread when Fragments.Of(context.Document, spread) is { } fragment =>
                    !DoesFragmentConditionMatch(context, fragment.TypeCondition.Type.Name, type) || Collect(context, type, fragment.SelectionSet, fields),
                _ => false,
            };
            if (!isCollected)
                return false;
        }
        return true;
    }

    void Start(ExecutionContext context, Run run, ExecutionNode node)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        if (Execute(context, node) is { IsCompletedSuccessfully: false } task)
            run.Waiting.Add((node, task));
        else
            run.Follow(node);
    }

    static async Task WaitAsync(Run run)
    {
        await Task.WhenAll(run.Waiting.Select(waiting => waiting.Task)).ConfigureAwait(false);
        foreach (var (node, _) in run.Waiting)
            run.Follow(node);
        run.Waiting.Clear();
    }

    /// <summary>All that a level loads: the first of them fetches, the others find it there.</summary>
    async Task LoadAsync(ExecutionContext context, Run run)
    {
        var loading = run.TakeLoading();
        var tasks = new Task<object?>[loading.Count];
        for (var i = 0; i < tasks.Length; i++)
            tasks[i] = ((IDataLoaderResult)loading[i].Result!).GetResultAsync(context.CancellationToken);
        for (var i = 0; i < tasks.Length; i++)
        {
            var node = loading[i];
            await ((Task)tasks[i]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // What went wrong is met again, where the library knows what becomes of it.
            if (!tasks[i].IsCompletedSuccessfully)
                await CompleteDataLoaderNodeAsync(context, node).ConfigureAwait(false);
            else if ((node.Result = tasks[i].Result) is not IDataLoaderResult && Complete(context, node) is { } task)
                await task.ConfigureAwait(false);
            run.Follow(node);
        }
    }

    /// <summary>Null when it is done.</summary>
    Task? Execute(ExecutionContext context, ExecutionNode node)
    {
        if (node.FieldDefinition.Resolver is not IPlainResolver plain || node is ValueExecutionNode || node.Source is not { } source)
            return ExecuteNodeAsync(context, node);
        try
        {
            node.Result = plain.Read(source);
        }
        catch (Exception)
        {
            return ExecuteNodeAsync(context, node);
        }
        return node.Result is IDataLoaderResult ? null : Complete(context, node);
    }

    /// <summary>Null when it is done.</summary>
    Task? Complete(ExecutionContext context, ExecutionNode node) => node switch
    {
        { Result: null } when node.FieldDefinition.ResolvedType is not NonNullGraphType => null,
        ObjectExecutionNode { Result: not null } one when IsPlain(one.GraphType) && TrySetSubFields(context, one) => null,
        ArrayExecutionNode { Result: ICollection items } list when TrySetItems(context, list, items) => null,
        _ => CompleteNodeAsync(context, node),
    };

    /// <summary>Of types that check what they are given the library asks.</summary>
    static bool IsPlain(IGraphType type) => type is not IObjectGraphType { IsTypeOf: not null, SkipTypeCheck: false };

    bool TrySetSubFields(ExecutionContext context, ObjectExecutionNode node)
    {
        if (node.GraphType is IAbstractGraphType many && many.GetObjectType(node.Result!, context.Schema) is not { IsTypeOf: null })
            return false;
        SetSubFieldNodes(context, node);
        return true;
    }

    /// <summary>Items that are objects, none of them null.</summary>
    bool TrySetItems(ExecutionContext context, ArrayExecutionNode node, ICollection items)
    {
        var type = ((ListGraphType)node.GraphType).ResolvedType is NonNullGraphType sure ? sure.ResolvedType! : ((ListGraphType)node.GraphType).ResolvedType!;
        if (type is ScalarGraphType or ListGraphType || !IsPlain(type))
            return false;
        var nodes = new List<ExecutionNode>(items.Count);
        foreach (var item in items)
        {
            if (item is null)
                return false;
            var one = new ObjectExecutionNode(node, type, node.Field, node.FieldDefinition, nodes.Count) { Result = item };
            if (item is not IDataLoaderResult && !TrySetSubFields(context, one))
                return false;
            nodes.Add(one);
        }
        node.Items = nodes;
        return true;
    }

    /// <summary>A scalar that was read with the object it is of.</summary>
    sealed class ReadNode(ExecutionNode parent, ScalarGraphType type, GraphQLField field, FieldType definition) : ValueExecutionNode(parent, type, field, definition, null)
    {
        public bool IsRead { get; set; }
    }

    /// <summary>What is left to do of one request.</summary>
    sealed class Run
    {
        List<ExecutionNode> loading = [];

        public Queue<ExecutionNode> Ready { get; } = [];

        public List<(ExecutionNode Node, Task Task)> Waiting { get; } = [];

        public bool HasLoading => loading.Count > 0;

        public bool IsLeft => Ready.Count > 0 || Waiting.Count > 0 || HasLoading;

        public List<ExecutionNode> TakeLoading()
        {
            var taken = loading;
            loading = [];
            return taken;
        }

        /// <summary>What a node that was executed leaves to be done.</summary>
        public void Follow(ExecutionNode node)
        {
            if (node.Result is IDataLoaderResult)
                loading.Add(node);
            else if (node is ObjectExecutionNode { SubFields: { } fields })
                foreach (var field in fields)
                    Add(field);
            else if (node is ArrayExecutionNode { Items: { } items })
                foreach (var item in items)
                    Follow(item);
        }

        void Add(ExecutionNode field)
        {
            if (field is not ReadNode { IsRead: true })
                Ready.Enqueue(field);
            else if (field.Result is IDataLoaderResult)
                loading.Add(field);
        }
    }
}

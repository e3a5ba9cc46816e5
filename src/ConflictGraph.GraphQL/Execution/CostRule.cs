using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>
/// Bounds the objects that an answer may hold, reckoned from the arguments before anything is read: pages by their size, other lists by what they ask for or by a few, drawings by their limits.
/// Scalars are free. It looks at the values of variables, so it goes for documents that are known too.
/// </summary>
sealed class CostRule(int most) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.HasErrors || RootOf(context) is not { } root)
            return default;
        var cost = new Reckoning(context).Of(context.Operation.SelectionSet, root, Lists.Usual);
        if (context.UserContext is RequestContext request)
            request.Cost = cost;
        if (cost > most)
            context.ReportError(new ValidationError($"This operation may answer with {cost:N0} objects; at most {most:N0} are allowed. Ask for smaller pages (first: 0 for counts alone), or in several requests.") { Code = "LIMIT_COST" });
        else if ((context.UserContext as RequestContext)?.Allow?.Invoke(cost) is { } wait)
            context.ReportError(new TooOftenException(wait));
        return default;
    }

    static IObjectGraphType? RootOf(ValidationContext context) => context.Operation.Operation switch
    {
        OperationType.Mutation => context.Schema.Mutation,
        OperationType.Subscription => context.Schema.Subscription,
        _ => context.Schema.Query,
    };

    /// <summary>How many items the lists of an object hold: of a connection its page, of a drawing its limits.</summary>
    readonly record struct Lists(double Items, double Edges)
    {
        /// <summary>Of a plain list that does not say.</summary>
        const double Few = 3;

        public static readonly Lists Usual = new(Few, Few);

        public static Lists Of(double items) => new(items, items);
    }

    sealed class Reckoning(ValidationContext context)
    {
        readonly Dictionary<(GraphQLSelectionSet, IGraphType, Lists), double> known = [];

        public double Of(GraphQLSelectionSet set, IGraphType type, Lists lists)
        {
            if (known.TryGetValue((set, type, lists), out var cost))
                return cost;
            var common = 0.0;
            var byType = new Dictionary<IGraphType, double>();
            foreach (var selection in set.Selections)
            {
                var (on, inner) = selection switch
                {
                    GraphQLField field => (type, Of(field, type, lists)),
                    GraphQLInlineFragment inline => Of(inline.SelectionSet, inline.TypeCondition, type, lists),
                    GraphQLFragmentSpread spread when Fragments.Of(context.Document, spread) is { } fragment => Of(fragment.SelectionSet, fragment.TypeCondition, type, lists),
                    _ => (type, 0),
                };
                // A thing is of one type, so of what is asked of different types the dearest counts.
                if (on is IObjectGraphType && on != type)
                    byType[on] = byType.GetValueOrDefault(on) + inner;
                else
                    common += inner;
            }
            return known[(set, type, lists)] = common + byType.Values.DefaultIfEmpty().Max();
        }

        (IGraphType On, double Cost) Of(GraphQLSelectionSet set, GraphQLTypeCondition? condition, IGraphType type, Lists lists)
        {
            var on = condition is null ? type : context.Schema.AllTypes[condition.Type.Name.Value] ?? type;
            return (on, Of(set, on, lists));
        }

        double Of(GraphQLField field, IGraphType type, Lists lists)
        {
            if (field.SelectionSet is not { } set || (type as IComplexGraphType)?.GetField(field.Name.Value) is not { } definition)
                return 0;
            var answer = definition.ResolvedType is NonNullGraphType sure ? sure.ResolvedType! : definition.ResolvedType!;
            var named = answer.GetNamedType();
            if (answer is ListGraphType)
                return Items(field, definition, lists) * (1 + Of(set, named, Lists.Usual));
            return named.Name switch
            {
                "Graph" => Of(set, named, Drawn(field, definition)),
                "PageInfo" => 0,
                _ when named.Name.EndsWith("Connection", StringComparison.Ordinal) => Of(set, named, Lists.Of(Number(field, definition, "first") ?? Number(field, definition, "last") ?? Schema.PageAsked.Usual)),
                _ => 1 + Of(set, named, Lists.Usual),
            };
        }

        double Items(GraphQLField field, FieldType definition, Lists lists)
        {
            if (Value(field, definition, "ids") is System.Collections.ICollection ids)
                return ids.Count;
            return Number(field, definition, "first") ?? (field.Name.Value == "edges" ? lists.Edges : lists.Items);
        }

        Lists Drawn(GraphQLField field, FieldType definition)
        {
            var input = Value(field, definition, "input") as IDictionary<string, object?>;
            double Limit(string name, double otherwise) => input is null ? Number(field, definition, name) ?? otherwise : input.TryGetValue(name, out var value) && value is int number ? Math.Max(0, number) : otherwise;
            return new(Limit("nodeLimit", 300), Limit("edgeLimit", 1000));
        }

        double? Number(GraphQLField field, FieldType definition, string argument) => Value(field, definition, argument) is int number ? Math.Max(0, number) : null;

        object? Value(GraphQLField field, FieldType definition, string argument)
        {
            if (context.ArgumentValues is { } all && all.TryGetValue(field, out var given) && given.TryGetValue(argument, out var value))
                return value.Value;
            return definition.Arguments?.Find(argument)?.DefaultValue;
        }
    }
}

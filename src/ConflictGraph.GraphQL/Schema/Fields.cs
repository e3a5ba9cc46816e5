using ConflictGraph.GraphQL.Execution;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>Fields of a type, one line each.</summary>
static class Fields
{
    static readonly ScalarGraphType Id = new IdGraphType();
    static readonly ScalarGraphType Text = new StringGraphType();
    static readonly ScalarGraphType Int = new IntGraphType();
    static readonly ScalarGraphType Float = new FloatGraphType();
    static readonly ScalarGraphType Flag = new BooleanGraphType();

    public static IGraphType IdType => Id;

    public static IGraphType TextType => Text;

    public static IGraphType IntType => Int;

    public static IGraphType FloatType => Float;

    public static IGraphType FlagType => Flag;

    /// <summary>T!</summary>
    public static NonNullGraphType Sure(this IGraphType type) => new(type);

    /// <summary>[T!]!</summary>
    public static NonNullGraphType Many(this IGraphType type) => new(type.Some());

    /// <summary>[T!]</summary>
    public static ListGraphType Some(this IGraphType type) => new(new NonNullGraphType(type));

    /// <summary>A field read off its source.</summary>
    public static FieldType Of<TSource>(string name, IGraphType type, Func<TSource, object?> read, string? description = null) =>
        new() { Name = name, ResolvedType = type, Description = description, Resolver = new Plain<TSource>(read) };

    /// <summary>A field that asks: with arguments, or with something to load.</summary>
    public static FieldType Asking<TSource>(string name, IGraphType type, IEnumerable<QueryArgument> arguments, Func<IResolveFieldContext, TSource, object?> answer, string? description = null) =>
        new()
        {
            Name = name,
            ResolvedType = type,
            Description = description,
            Arguments = [.. arguments],
            Resolver = new FuncFieldResolver<object>(context => answer(context, (TSource)context.Source!)),
        };

    /// <summary>A field that asks and waits.</summary>
    public static FieldType Waiting<TSource>(string name, IGraphType type, IEnumerable<QueryArgument> arguments, Func<IResolveFieldContext, TSource, Task<object?>> answer, string? description = null) =>
        new()
        {
            Name = name,
            ResolvedType = type,
            Description = description,
            Arguments = [.. arguments],
            Resolver = new FuncFieldResolver<object>(async context => await answer(context, (TSource)context.Source!).ConfigureAwait(false)),
        };

    public static QueryArgument Argument(string name, IGraphType type, object? otherwise = null, string? description = null) => new(type) { Name = name, DefaultValue = otherwise, Description = description };

    public static FieldType Input(string name, IGraphType type, string? description = null, object? otherwise = null) => new() { Name = name, ResolvedType = type, Description = description, DefaultValue = otherwise };

    public static void Add(this IComplexGraphType type, params IEnumerable<FieldType> fields)
    {
        foreach (var field in fields)
        {
            // An interface promises a field; the types that keep it resolve it.
            if (type is IInterfaceGraphType)
                field.Resolver = null;
            type.AddField(field);
        }
    }

    /// <summary>Needs no context and never waits.</summary>
    sealed class Plain<TSource>(Func<TSource, object?> read) : IPlainResolver
    {
        public object? Read(object source) => read((TSource)source);

        public ValueTask<object?> ResolveAsync(IResolveFieldContext context) => new(read((TSource)context.Source!));
    }
}

using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>How much may be asked. A document that is over a bound is refused before it is validated, which is where a hostile one costs most.</summary>
public sealed record DocumentBounds
{
    public int Characters { get; init; } = 32 * 1024;

    public int ParseDepth { get; init; } = 64;

    public int Depth { get; init; } = 12;

    /// <summary>Selections as written.</summary>
    public int Selections { get; init; } = 500;

    /// <summary>Fields of an operation with its fragments expanded.</summary>
    public int Fields { get; init; } = 2_000;

    public int Aliases { get; init; } = 50;

    public int RootFields { get; init; } = 20;

    public int Directives { get; init; } = 50;

    public int Variables { get; init; } = 100;

    /// <summary>Objects that an answer may hold.</summary>
    public int Cost { get; init; } = 50_000;

    /// <summary>How long an answer may take; then what the store does for it is ended.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the schema may be asked for.</summary>
    public bool Introspection { get; init; } = true;
}

/// <summary>Reads a document and bounds it. Each fragment is looked at once, however often it is spread: chained spreads double at every step.</summary>
sealed class DocumentGuard
{
    readonly DocumentBounds bounds;
    readonly Dictionary<ROM, GraphQLFragmentDefinition> fragments = [];
    readonly Dictionary<GraphQLFragmentDefinition, Extent> known = [];
    readonly HashSet<GraphQLFragmentDefinition> open = [];
    int selections, aliases, directives;

    DocumentGuard(DocumentBounds bounds) => this.bounds = bounds;

    public static GraphQLDocument Read(string text, DocumentBounds bounds)
    {
        if (text.Length > bounds.Characters)
            throw new LimitException("LIMIT_SIZE", $"This document has {text.Length} characters; at most {bounds.Characters} are read.");
        var document = Parse(text, bounds);
        new DocumentGuard(bounds).Check(document);
        return document;
    }

    static GraphQLDocument Parse(string text, DocumentBounds bounds)
    {
        try
        {
            return Parser.Parse(text, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = bounds.ParseDepth });
        }
        catch (GraphQLSyntaxErrorException error)
        {
            throw new BadInputException($"This is no GraphQL: {error.Description} (line {error.Location.Line}, column {error.Location.Column}).", "query");
        }
        catch (GraphQLMaxDepthExceededException)
        {
            throw new LimitException("LIMIT_DEPTH", $"This document nests more than {bounds.ParseDepth} levels.");
        }
    }

    void Check(GraphQLDocument document)
    {
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            fragments[fragment.FragmentName.Name.Value] = fragment;
        foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
            Check(operation);
        foreach (var fragment in fragments.Values)
            ExtentOf(fragment);
        Refuse("LIMIT_SIZE", "document", selections, bounds.Selections, "selections");
        Refuse("LIMIT_ALIASES", "document", aliases, bounds.Aliases, "aliases");
        Refuse("LIMIT_SIZE", "document", directives, bounds.Directives, "directives");
    }

    void Check(GraphQLOperationDefinition operation)
    {
        Refuse("LIMIT_SIZE", "operation", operation.Variables?.Count ?? 0, bounds.Variables, "variables");
        Refuse("LIMIT_SIZE", "operation", operation.SelectionSet.Selections.Count, bounds.RootFields, "fields at its root");
        directives += (operation.Directives?.Count ?? 0) + (operation.Variables?.Items.Sum(variable => variable.Directives?.Count ?? 0) ?? 0);
        var extent = ExtentOf(operation.SelectionSet, false);
        Refuse("LIMIT_SIZE", "operation", extent.Fields, bounds.Fields, "fields");
        Refuse("LIMIT_DEPTH", "operation", extent.Depth, bounds.Depth, "levels");
    }

    static void Refuse(string code, string what, double found, int most, string of)
    {
        if (found > most)
            throw new LimitException(code, $"This {what} has {found:0} {of}; at most {most} are allowed. Ask in several requests.");
    }

    Extent ExtentOf(GraphQLFragmentDefinition fragment)
    {
        if (known.TryGetValue(fragment, out var extent))
            return extent;
        // A fragment within itself: validation says so.
        if (!open.Add(fragment))
            return default;
        directives += fragment.Directives?.Count ?? 0;
        extent = ExtentOf(fragment.SelectionSet, IsMeta(fragment.TypeCondition.Type.Name));
        open.Remove(fragment);
        return known[fragment] = extent;
    }

    Extent ExtentOf(GraphQLSelectionSet set, bool meta)
    {
        var (fields, depth) = (0.0, 0);
        foreach (var selection in set.Selections)
        {
            selections++;
            directives += (selection as IHasDirectivesNode)?.Directives?.Count ?? 0;
            var inner = selection switch
            {
                GraphQLField field => ExtentOf(field, meta),
                GraphQLInlineFragment inline => ExtentOf(inline.SelectionSet, meta),
                GraphQLFragmentSpread spread when fragments.TryGetValue(spread.FragmentName.Name.Value, out var fragment) => ExtentOf(fragment),
                _ => default,
            };
            (fields, depth) = (fields + inner.Fields, Math.Max(depth, inner.Depth));
        }
        return new(fields, depth);
    }

    /// <summary>Within introspection only the lists that lead back to types count as levels, so that the query every tool sends passes and one that goes in circles does not.</summary>
    Extent ExtentOf(GraphQLField field, bool meta)
    {
        if (field.Alias is not null)
            aliases++;
        var inner = field.SelectionSet is { } set ? ExtentOf(set, meta || field.Name.Value == "__schema" || field.Name.Value == "__type") : default;
        var levels = !meta ? 1 : field.Name.StringValue is "fields" or "inputFields" or "interfaces" or "possibleTypes" ? bounds.Depth / 2 : 0;
        return new(inner.Fields + 1, inner.Depth + levels);
    }

    static bool IsMeta(GraphQLName name) => name.StringValue.StartsWith("__", StringComparison.Ordinal);

    /// <param name="Fields">As floating point: a chain of spreads overflows any whole number.</param>
    readonly record struct Extent(double Fields, int Depth);
}

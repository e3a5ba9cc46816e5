using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

static class Fragments
{
    /// <summary>Null where the document has none of that name.</summary>
    public static GraphQLFragmentDefinition? Of(GraphQLDocument document, GraphQLFragmentSpread spread)
    {
        foreach (var definition in document.Definitions)
            if (definition is GraphQLFragmentDefinition fragment && fragment.FragmentName.Name == spread.FragmentName.Name)
                return fragment;
        return null;
    }
}

using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>Documents that were read and found valid, up to so many characters; those asked longest ago go first. Invalid ones are not kept, so that they cannot fill it.</summary>
sealed class DocumentCache(int characters = 1_000_000)
{
    readonly Lock gate = new();
    readonly Dictionary<string, LinkedListNode<(string Text, GraphQLDocument Document)>> known = new(StringComparer.Ordinal);
    readonly LinkedList<(string Text, GraphQLDocument Document)> byUse = new();
    int held;

    public GraphQLDocument? Find(string text)
    {
        lock (gate)
        {
            if (!known.TryGetValue(text, out var place))
                return null;
            if (byUse.First != place)
            {
                byUse.Remove(place);
                byUse.AddFirst(place);
            }
            return place.Value.Document;
        }
    }

    public void Keep(string text, GraphQLDocument document)
    {
        lock (gate)
        {
            if (known.ContainsKey(text))
                return;
            known[text] = byUse.AddFirst((text, document));
            held += text.Length;
            while (held > characters && byUse.Last is { } oldest)
            {
                byUse.RemoveLast();
                known.Remove(oldest.Value.Text);
                held -= oldest.Value.Text.Length;
            }
        }
    }
}

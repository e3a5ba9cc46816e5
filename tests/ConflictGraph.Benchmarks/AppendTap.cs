using System.Reflection;
using ConflictGraph.Storage;

namespace ConflictGraph.Benchmarks;

/// <summary>Stands before a store and notes the search tokens of every append, which a contentless index cannot give back.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time
class AppendTap : DispatchProxy
#pragma warning restore CA1852
{
    object target = null!;
    List<(long, TextKeys)> words = null!;

    /// <summary>Versions of nodes and edges appended so far, and links (each stands for two rows).</summary>
    public static (long Nodes, long Edges, long Links) Seen { get; private set; }

    public static void Forget() => Seen = default;

    public static IGraphStore Before(IGraphStore store, List<(long Version, TextKeys Words)> words) => Make<IGraphStore>(store, words);

    protected override object? Invoke(MethodInfo? method, object?[]? arguments)
    {
        if (arguments is [Append append, ..])
            Note(append);
        var answer = method!.Invoke(target, arguments);
        return answer is Task<IGraphWriter> writer ? TapAsync(writer) : answer;
    }

    void Note(Append append)
    {
        words.AddRange(append.Nodes.Select(node => (node.Version, node.Words)));
        Seen = (Seen.Nodes + append.Nodes.Count, Seen.Edges + append.Edges.Count, Seen.Links + append.Links.Count);
    }

    async Task<IGraphWriter> TapAsync(Task<IGraphWriter> writer) => Make<IGraphWriter>(await writer, words);

    static T Make<T>(T target, List<(long, TextKeys)> words) where T : class
    {
        var proxy = Create<T, AppendTap>();
        var tap = (AppendTap)(object)proxy;
        (tap.target, tap.words) = (target, words);
        return proxy;
    }
}

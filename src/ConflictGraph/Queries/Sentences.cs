using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>An event as it is named in a sentence: never without its modality and who says so.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Says"><c>alleged by Russia</c>; empty where nobody says anything of it.</param>
public sealed record NamedEvent(Entity Event, string Name, string Says)
{
    public override string ToString() => Says.Length == 0 ? Name : $"{Name} ({Says})";
}

/// <summary>The one place that puts things into words.</summary>
public sealed class Sentences(GraphAt graph)
{
    /// <summary>Events with how they stand and by whom.</summary>
    public Task<IReadOnlyDictionary<NodeId, NamedEvent>> EventsAsync(IReadOnlyCollection<NodeId> events, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());

    /// <summary><c>alleged by Russia</c>, <c>according to «article»</c>: how something stands, and those who say so.</summary>
    public static string Says(Modality? modality, IReadOnlyList<string> speakers) => throw new NotImplementedException();

    /// <summary>The verb of a stance: <c>alleges</c>.</summary>
    public static string Verb(string stance) => throw new NotImplementedException();

    /// <summary><c>Russia alleges that …</c></summary>
    public static string Statement(string speaker, string stance, string text) => throw new NotImplementedException();

    /// <summary><c>A, B and C</c>; with many the first and how many others.</summary>
    public static string List(IReadOnlyList<string> names, int most = 3) => throw new NotImplementedException();
}

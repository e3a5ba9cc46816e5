using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats.Article;

/// <summary>A small world to look at and to test with; its files travel inside the program.</summary>
public sealed class SampleWorld
{
    /// <summary>A briefing of one page on the war between Russia and Ukraine.</summary>
    public static readonly SampleWorld Briefing = new("briefing");

    /// <summary>A raid on a town that does not exist, in three reports that disagree, and a correction.</summary>
    public static readonly SampleWorld Exercise = new("exercise");

    public static readonly IReadOnlyList<SampleWorld> All = [Briefing, Exercise];

    SampleWorld(string name) => Name = name;

    public string Name { get; }

    public static SampleWorld Named(string name) => All.FirstOrDefault(sample => string.Equals(sample.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new BadInputException($"There is no sample '{name}'. There are {string.Join(", ", All.Select(sample => sample.Name))}.", "sample");

    /// <summary>Its files in the order in which they are to be loaded; a later one may build on earlier ones.</summary>
    public async Task<IReadOnlyList<ArticleFile>> ReadAsync(CancellationToken cancellation = default)
    {
        var files = new List<ArticleFile>();
        var known = new HashSet<NodeId>();
        var reader = new ArticleReader(World.Default);
        foreach (var source in Sources())
        {
            var file = await reader.ReadAsync(source, (ids, _) => Task.FromResult<IReadOnlyCollection<NodeId>>([.. ids.Where(known.Contains)]), cancellation);
            known.UnionWith(file.Steps.OfType<Step.PutNode>().Select(step => step.Node.Id));
            files.Add(file);
        }
        return files;
    }

    /// <summary>Writes what is not there yet, a change set a file; loading it again changes nothing.</summary>
    /// <param name="clock">The time of writing, unless the store is empty: then each file goes by when it says it was entered, so that the graph can be read as of each.</param>
    public async Task<IReadOnlyList<WriteAnswer>> LoadAsync(IGraphStore store, TimeProvider clock, CancellationToken cancellation = default)
    {
        var isEmpty = await store.NewestAsync(cancellation) == Revision.None;
        var answers = new List<WriteAnswer>();
        foreach (var file in await ReadAsync(cancellation))
        {
            var writing = new ChangeSets(store, isEmpty && file.EnteredAt is { } enteredAt ? new StoppedClock(enteredAt) : clock, World.Default);
            answers.Add(await writing.WriteAsync(file.ToChangeSet(), cancellation: cancellation));
        }
        return answers;
    }

    IEnumerable<ArticleSource> Sources()
    {
        var folder = $"samples/{Name}/";
        return typeof(SampleWorld).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new ArticleSource(name[folder.Length..], Text(name)!, beside => Text(folder + beside)));
    }

    static string? Text(string resource)
    {
        using var stream = typeof(SampleWorld).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

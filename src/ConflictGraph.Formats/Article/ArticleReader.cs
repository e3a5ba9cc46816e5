using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Formats.Article;

/// <summary>Which of these ids there are in the graph already.</summary>
public delegate Task<IReadOnlyCollection<NodeId>> KnownIds(IReadOnlyCollection<NodeId> ids, CancellationToken cancellation);

/// <summary>
/// Reads article files (docs/article-format.md): properties, links, kinds and words are those of the ontology, so a new kind needs nothing here.
/// Everything that is wrong with a file is said at once.
/// </summary>
public sealed class ArticleReader(World world)
{
    public const string Version = "article/1";

    /// <summary>What of these stands in a store at a revision.</summary>
    public static KnownIds In(IGraphReads reads, long at) => async (ids, cancellation) =>
        [.. (await reads.EntitiesAsync(at, ids, cancellation)).Where(pair => pair.Value.RetractedIn is null).Select(pair => pair.Key)];

    /// <summary>A file that builds on nothing.</summary>
    public static readonly KnownIds InNothing = (_, _) => Task.FromResult<IReadOnlyCollection<NodeId>>([]);

    /// <exception cref="ArticleException">All that is wrong with it.</exception>
    public async Task<ArticleFile> ReadAsync(ArticleSource source, KnownIds known, CancellationToken cancellation = default)
    {
        var reading = new Reading(world, source.Name);
        var sections = ArticleSections.Read(reading, source.Yaml);
        if (sections is null)
            throw reading.Failure();

        var entries = new EntryReader(reading, sections, source);
        entries.Read();
        await RefuseUnknownAsync(reading, entries, known, cancellation);
        if (reading.HasErrors)
            throw reading.Failure();

        return new ArticleFile(
            source.Name, sections.Document, entries.TextOf(sections.Document), sections.ChangeSetId ?? $"{sections.Document}@{Hash(source.Yaml, entries)}",
            sections.Author, sections.Reason, sections.EnteredAt, entries.Steps);
    }

    // Ids are asked for together, once: a file names a hundred.
    static async Task RefuseUnknownAsync(Reading reading, EntryReader entries, KnownIds known, CancellationToken cancellation)
    {
        var open = reading.Mentions.Where(mention => !entries.Defined.Contains(mention.Id)).ToLookup(mention => mention.Id, mention => mention.At);
        var unsaid = entries.WithoutSpeaker;
        var there = (await known([.. open.Select(mention => mention.Key).Concat(unsaid.Select(claim => claim.Id)).Distinct()], cancellation)).ToHashSet();
        foreach (var mention in open.Where(mention => !there.Contains(mention.Key)))
        {
            var (id, places) = (mention.Key, mention.Distinct().ToList());
            var further = places.Count > 1 ? $" It also stands on line{(places.Count > 2 ? "s" : "")} {string.Join(", ", places.Skip(1).Select(place => place.Line))}." : "";
            var nearest = Reading.Nearest(id.Value, [.. entries.Defined.Where(defined => defined.Prefix == id.Prefix).Select(defined => defined.Value)]);
            var hint = nearest is null ? "Give it an entry with its properties, or the id by which the graph knows it." : $"Did you mean '{nearest}'?";
            reading.Refuse(places[0], "UNKNOWN_NODE", $"There is no {id}, neither in this file with properties of its own nor in the graph. {hint}{further}");
        }
        foreach (var (id, at) in unsaid.Where(claim => !there.Contains(claim.Id)))
            reading.Refuse(at, "EVIDENCE_MISSING", $"Nobody says {id}. Give its 'claimants': whoever says it, or the document where it speaks for itself.");
    }

    static string Hash(string yaml, EntryReader entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in entries.Texts.Prepend(yaml))
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
    }
}

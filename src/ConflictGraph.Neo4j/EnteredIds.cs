using System.Runtime.CompilerServices;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>What a revision keeps a list of, in the order of an account of it.</summary>
enum EnteredPart { REVISION, NODES, EDGES, RETRACTIONS }

/// <summary>Something that a revision entered or took out.</summary>
/// <param name="Index">Where it stands in the revision's list.</param>
readonly record struct EnteredId(long Revision, EnteredPart Part, long Index, string Id)
{
    public string Place => Storage.Place.Of(Revision, (int)Part, Index);

    /// <summary>From a place; the id of what stands there is left open.</summary>
    public static EnteredId At(string place)
    {
        var parts = Storage.Place.Read(place, 3);
        var part = Storage.Place.Number(parts[1]);
        return part is >= (int)EnteredPart.REVISION and <= (int)EnteredPart.RETRACTIONS && Storage.Place.Number(parts[2]) is var index and >= 0
            ? new(Storage.Place.Number(parts[0]), (EnteredPart)part, index, "") : throw new BadCursorException();
    }
}

/// <summary>A walk over the lists that revisions keep of what they entered and took out. Only slices of them travel.</summary>
sealed class EnteredIds(Reading reading)
{
    const int MostAtATime = 20_000;

    /// <param name="from">Where to begin, this place included.</param>
    /// <param name="enough">So many are wanted; more are passed over at a time where most are not of the words asked for.</param>
    /// <param name="words">What an id must hold one of; null is any.</param>
    public async IAsyncEnumerable<EnteredId> FromAsync(EnteredId from, long until, IReadOnlyList<EnteredPart> parts, int enough, IReadOnlyCollection<string>? words, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var most = words is null ? Math.Clamp(enough, 1, MostAtATime) : MostAtATime;
        var (revision, part, index) = (from.Revision, (long)from.Part, from.Index);
        while (true)
        {
            var rows = await reading.RunAsync("read/entered-ids", new Parameters
            {
                ["parts"] = parts.Select(asked => (long)asked).ToArray(), ["revision"] = revision, ["part"] = part, ["index"] = index, ["until"] = until, ["words"] = words, ["most"] = most, ["known"] = reading.Known,
            }, cancellation);
            foreach (var row in rows.Where(row => !row.IsNull(3)))
                yield return new EnteredId(row.Long(0), (EnteredPart)row.Int(1), row.Long(2), row.Text(3));
            if (rows.Count == 0 || rows[^1].Long(4) < most)
                yield break;
            (revision, part, index) = (rows[^1].Long(0), rows[^1].Long(1), rows[^1].Long(2) + 1);
        }
    }
}

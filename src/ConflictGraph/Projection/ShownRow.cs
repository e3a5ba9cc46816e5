using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using ConflictGraph.Wording;

namespace ConflictGraph.Projection;

/// <summary>The row of a node: what is shown, and the keys that lists, search and maps go by.</summary>
static class ShownRow
{
    /// <summary>The key of a dataset's row, which an importer finds unchanged rows by.</summary>
    public const string RowKey = "row";

    const int RowHashLength = 16;

    /// <summary>Merged and derived values as canonical JSON, with what the projection keeps for itself last.</summary>
    public static (string Json, Properties Shown) Of(Merged entity, ClaimRow? claim, EventRow? happened, IReadOnlyList<DirectEdge> claimedAbout)
    {
        var shown = entity.Properties;
        var derived = Derived.None;
        if (claim is not null)
        {
            shown = shown.With(entity.Kind.Properties, ("publicFrom", claim.PublicFrom));
            derived = new Derived(claim.Makers, claim.Value, claim.Corrected, Derived.None.Things, claimedAbout);
        }
        if (happened is not null)
        {
            shown = shown.With(entity.Kind.Properties,
                ("when", happened.When), ("modality", happened.Modality?.ToString()), ("effects", happened.Effects), ("answeredTwice", happened.AnsweredTwice), ("directOmitted", happened.DirectOmitted));
            derived = new Derived([], null, false, happened.Things, happened.Direct);
        }
        if (claim is null && happened is null)
            return (shown.Json, shown);

        return (JsonText.Write((shown, derived), static (writer, row) =>
        {
            writer.WriteStartObject();
            row.shown.WriteMembers(writer);
            row.derived.WriteMember(writer);
            writer.WriteEndObject();
        }), shown);
    }

    public static string ByName(NodeKind kind, Properties shown, NodeId id) => OrderKey.Of(shown.Text(kind.Title) ?? id.Value);

    public static TimeKeys? Time(NodeKind kind, Properties shown) => kind.Time is var (property, _) ? LinkRules.Keys(shown.Time(property)) : null;

    public static Box? BoxOf(Properties shown) => (shown["geometry"] as Geometry)?.Box;

    /// <summary>Values of list-valued indexed properties, and the key of a dataset's row.</summary>
    public static IReadOnlyList<Key> Keys(NodeKind kind, Properties shown)
    {
        var keys = new List<Key>();
        foreach (var (spec, value) in shown.All)
        {
            if (!spec.IsList || !spec.IsIndexed)
                continue;
            if (value is IReadOnlyList<ExternalId> ids)
                keys.AddRange(ids.Select(id => new Key(spec.Name, $"{id.Dataset} {id.Id}")));
            else if (value is IReadOnlyList<string> words)
                keys.AddRange(words.Select(word => new Key(spec.Name, word)));
        }
        if (kind.Is(Part.Document) && RowKeyOf(shown) is { } row)
            keys.Add(new Key(RowKey, row));
        return [.. keys.Distinct()];
    }

    /// <summary>Dataset, external id and the beginning of the row's hash, with a space between.</summary>
    public static string RowKeyText(string dataset, string externalId, string rowHash) => $"{dataset} {externalId} {rowHash[..Math.Min(RowHashLength, rowHash.Length)]}";

    public static TextKeys Words(Merged entity, Properties shown, string? text)
    {
        var kind = entity.Kind;
        var title = shown.Text(kind.Title) ?? "";
        var language = shown.Text("language");
        var names = shown.List<Name>("names");
        var aliases = names.Select(name => name.Text).Concat(entity.OtherTitles).Where(name => name != title).Distinct().ToList();
        List<string> latin = [.. Tokens.Latin(title, language), .. aliases.SelectMany(alias => Tokens.Latin(alias, names.FirstOrDefault(name => name.Text == alias)?.Language))];
        var body = new[] { shown.Text("description"), shown.Text("quote"), text }.Concat(shown.List<Translation>("translations").Select(translation => translation.Text)).OfType<string>().SelectMany(Tokens.Of);
        return new TextKeys(string.Join(' ', Tokens.Of(title)), string.Join(' ', aliases.SelectMany(Tokens.Of)), string.Join(' ', latin.Distinct()), string.Join(' ', body));
    }

    static string? RowKeyOf(Properties shown) =>
        shown.Text("dataset") is { } dataset && shown.Text("rowHash") is { } hash && shown.List<ExternalId>("externalIds").FirstOrDefault(id => id.Dataset == dataset) is { } id
            ? RowKeyText(dataset, id.Id, hash)
            : null;
}

using ConflictGraph.Model;

namespace ConflictGraph.Formats.Article;

/// <summary>A time: an EDTF date, or a map that says more of it.</summary>
static class WhenReader
{
    public static readonly string[] Keys = ["edtf", "earliest", "latest", "extent", "precision", "text", "zone", "basis", "anchor", "relation"];

    public static When? Read(Reading reading, YamlValue value)
    {
        if (value is YamlText date)
            return reading.Try(value.Place, () => When.Parse(date.Text));
        if (reading.Fields(value, "A time", Keys) is not { } fields)
            return null;
        if (fields.Has("edtf") && fields.HasAny("earliest", "latest"))
            reading.Refuse(fields.PlaceOf("edtf"), "BAD_DATE", "This gives one time twice. Give either edtf, or earliest and latest.");

        var (edtf, earliest, latest) = (fields.Text("edtf"), fields.Text("earliest"), fields.Text("latest"));
        var extent = fields["extent"] is { } given ? reading.Word<Extent>(given) : null;
        var precision = fields["precision"] is { } word ? reading.Word<DatePrecision>(word) : null;
        var at = (fields["edtf"] ?? fields["earliest"] ?? fields["latest"] ?? value).Place;
        var when = reading.Try(at, () => edtf is not null ? When.Parse(edtf, precision, extent) : new When(earliest, latest, extent ?? Extent.MOMENT, precision));
        return when is null ? null : when with
        {
            Text = fields.Text("text"),
            Zone = fields.Text("zone") ?? when.Zone,
            Basis = fields["basis"] is { } basis ? reading.Word<TimeBasis>(basis) ?? TimeBasis.STATED : TimeBasis.STATED,
            Anchor = fields["anchor"] is { } anchor ? reading.Id(anchor, Ontology.Part.Document) : null,
            Relation = fields["relation"] is { } relation ? ReadRelation(reading, relation) : null,
        };
    }

    static WhenRelation? ReadRelation(Reading reading, YamlValue value)
    {
        if (reading.Fields(value, "A relation of times", Enum.GetNames<TimeRelationKind>()) is not { } fields)
            return null;
        if (fields.Entries.Count != 1)
            reading.Refuse(value.Place, $"A time lies to one other: one of {string.Join(", ", Enum.GetNames<TimeRelationKind>())}.");
        return fields.Entries is [var (key, of), ..] && Enum.TryParse<TimeRelationKind>(key.Text, out var kind) && reading.Id(of) is { } id ? new WhenRelation(kind, id) : null;
    }
}

using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Formats.Article;

/// <summary>Evidence: a quote in the file's own document, a map that says more, or a list of these. Quotes from texts in the file are found here; the rest is found where it is written.</summary>
sealed class EvidenceReader(Reading reading, PropertyReader properties, NodeId ownDocument, IReadOnlyDictionary<NodeId, QuotedText> texts)
{
    static readonly string[] Places = ["page", "time", "region", "columns"];
    static readonly string[] Keys = ["document", "quote", .. Places, "translation", "extractor", "credibility"];

    public IReadOnlyList<EvidenceDraft> Read(YamlValue value) => [.. Reading.Many(value).Select(One).OfType<EvidenceDraft>()];

    EvidenceDraft? One(YamlValue value)
    {
        if (value is YamlText quote)
            return Quoted(new EvidenceDraft(ownDocument), quote);
        if (reading.Fields(value, "Evidence", Keys) is not { } fields)
            return null;
        if (Places.Count(fields.Has) > 1)
            reading.Refuse(value.Place, $"One piece of evidence has one place: one of {string.Join(", ", Places)}. Make a list of two.");
        var document = fields["document"] is { } given ? reading.Id(given, Part.Document) : ownDocument;
        if (document is null)
            return null;
        var draft = new EvidenceDraft(document.Value, fields.Text("quote"), Selector(fields))
        {
            Translation = fields["translation"] is { } translation ? properties.Translation(translation) : null,
            Extractor = fields.Text("extractor"),
            Credibility = Credibility(fields),
        };
        return draft.Selector is null && fields["quote"] is YamlText words ? Quoted(draft, words) : draft;
    }

    EvidenceDraft Quoted(EvidenceDraft draft, YamlText quote)
    {
        if (!texts.TryGetValue(draft.Document, out var text))
            return draft with { Quote = quote.Text };
        var found = text.Find(quote.Text);
        if (found.Count == 1)
            return draft with { Quote = text.Slice(found[0]), Selector = found[0] };
        if (found.Count == 0)
            reading.Refuse(quote.Place, "EVIDENCE_MISMATCH", $"The quote is not in {draft.Document}: \"{quote.Text}\". {Hint(text, quote.Text)}");
        else
            reading.Refuse(quote.Place, "EVIDENCE_AMBIGUOUS",
                $"The quote stands {found.Count} times in {draft.Document}, on lines {string.Join(", ", found.Select(place => text.LineOf(place.Start).ToString(CultureInfo.InvariantCulture)))}: \"{quote.Text}\". Quote more of one of them.");
        return draft with { Quote = quote.Text };
    }

    static string Hint(QuotedText text, string quote) => text.Nearest(quote) is var (words, line)
        ? string.Create(CultureInfo.InvariantCulture, $"Nearest: line {line}, \"{words}\". Copy it from the text.")
        : "No word of it is there; is it from another document?";

    int? Credibility(Fields fields)
    {
        var number = fields.Whole("credibility");
        if (number is < 1 or > 6)
            reading.Refuse(fields["credibility"]!.Place, "Credibility goes from 1 (confirmed) to 6 (cannot be judged).");
        return (int?)number;
    }

    Selector? Selector(Fields fields)
    {
        if (fields.Text("page") is { } page)
            return new PageSelector(page);
        if (fields["time"] is { } time && reading.Fields(time, "A time of evidence", ["from", "to"]) is { } span)
            return span.Decimal("from") is { } from && span.Decimal("to") is { } to && from <= to ? new TimeSelector(from, to) : Refused(time, "{from, to}, in seconds from the start of the recording");
        if (fields["region"] is { } region && reading.Fields(region, "A region", ["x", "y", "width", "height"]) is { } part)
            return part.Decimal("x") is { } x && part.Decimal("y") is { } y && part.Decimal("width") is { } width && part.Decimal("height") is { } height
                ? new RegionSelector(x, y, width, height) : Refused(region, "{x, y, width, height}, in per cent of the image");
        return fields["columns"] is { } columns ? new RowSelector([.. Reading.Many(columns).Select(column => reading.Text(column, "A column")).OfType<string>()]) : null;
    }

    Selector? Refused(YamlValue value, string shape)
    {
        reading.Refuse(value.Place, $"This is written {shape}.");
        return null;
    }
}

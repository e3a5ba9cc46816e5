using ConflictGraph.Model;

namespace ConflictGraph.Cli.Rendering;

/// <summary>The exact words, the document they stand in, and where.</summary>
static class EvidenceLines
{
    public static void Show(AnswerPage page, int indent, IEnumerable<Evidence> evidence, NameBook names)
    {
        foreach (var piece in evidence)
        {
            var parts = new List<(string, Tone)>();
            if (piece.Quote is { } quote)
                parts.Add(($"«{Plain.Line(quote)}» ", Tone.Quote));
            if (piece.Translation is { } translation)
                parts.Add(($"[{translation.Language}{(translation.Machine ? ", by machine" : "")}: «{Plain.Line(translation.Text)}»] ", Tone.Quote));
            parts.Add(($"({names[piece.Document]}, {piece.Document}{Place(piece.Selector)}{Judged(piece)})", Tone.Quiet));
            page.Line(indent, parts);
        }
    }

    static string Place(Selector selector) => selector switch
    {
        TextSelector text => $" {text.Start}–{text.End}",
        PageSelector page => $" page {page.Page}",
        TimeSelector time => FormattableString.Invariant($" {time.From:0.#}–{time.To:0.#} s"),
        RowSelector row => $" {string.Join(", ", row.Columns)}",
        _ => "",
    };

    static string Judged(Evidence piece) => $"{(piece.Credibility is { } credibility ? $", credibility {credibility}" : "")}{(piece.Extractor is { } extractor ? $", found by {extractor}" : "")}";
}

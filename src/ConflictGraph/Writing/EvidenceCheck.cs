using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Wording;

namespace ConflictGraph.Writing;

/// <summary>Turns what a writer gives as evidence into evidence that holds: the document is there, and the words stand where they are said to.</summary>
sealed class EvidenceCheck(Draft draft)
{
    const string Row = "DATASET_ROW";

    // A row is cited by all that is read out of it, one after the other.
    (string? Raw, IReadOnlyDictionary<string, string> Columns) row = (null, Quotes.ColumnsOf(null));

    public IReadOnlyList<Evidence> Of(IReadOnlyList<EvidenceDraft> drafts) => drafts.Count switch { 0 => [], 1 => [Of(drafts[0])], _ => [.. drafts.Select(Of).Distinct()] };

    public Evidence Of(EvidenceDraft given) => given.Path is { } path ? InputRefusedException.At(path, () => Checked(given)) : Checked(given);

    Evidence Checked(EvidenceDraft given)
    {
        var document = draft.Node(given.Document) ?? throw new UnknownNodeException(given.Document.Value);
        if (!document.Kind.Is(Part.Document))
            throw new WrongKindException($"{given.Document} is a {document.Kind}. Evidence cites a Document; a claim is named in accordingTo.");
        if (given.Credibility is not (null or (>= 1 and <= 6)))
            throw new BadInputException($"{given.Credibility} is no credibility. It goes from 1 (confirmed) to 6 (cannot be judged).", "credibility");
        RefuseLoneSurrogates(given.Quote, "quote");
        RefuseLoneSurrogates(given.Extractor, "extractor");
        RefuseLoneSurrogates(given.Translation?.Text, "translation");
        if (given.Quote is { Length: 0 })
            throw new BadInputException("A quote has at least one character. Leave it out to cite the document as a whole.", "quote");

        var (selector, quote) = Place(document, given);
        return new Evidence(given.Document, selector, quote) { Translation = given.Translation, Extractor = given.Extractor, Credibility = given.Credibility };
    }

    /// <summary>Whether evidence that was given while no text was kept agrees with the text.</summary>
    public static void RefuseUnlessFound(Evidence evidence, string text)
    {
        if (evidence.Quote is { } quote && Quotes.Places(text, quote).Count == 0)
            Quotes.Find(evidence.Document, text, quote);
    }

    static void RefuseLoneSurrogates(string? text, string name)
    {
        if (text is not null)
            TextRules.RefuseLoneSurrogates(text, name);
    }

    IReadOnlyDictionary<string, string> ColumnsOf(string? raw)
    {
        if (row.Raw != raw)
            row = (raw, Quotes.ColumnsOf(raw));
        return row.Columns;
    }

    (Selector, string?) Place(Node document, EvidenceDraft given)
    {
        if (document.Properties.Text("documentKind") == Row)
        {
            if (given.Selector is not (null or RowSelector or UnstoredSelector))
                throw new EvidenceMismatchException($"{document.Id} is a row of a dataset. Evidence in it names columns, with ROW.");
            return (Quotes.FindInRow(document.Id, ColumnsOf(document.Properties.Text("raw")), given.Quote, given.Selector as RowSelector), given.Quote);
        }
        var text = draft.TextOf(document);
        return given.Selector switch
        {
            RowSelector => throw new EvidenceMismatchException($"{document.Id} is not a row of a dataset, so it has no columns."),
            TextSelector when text is null => throw new EvidenceMismatchException($"No text of {document.Id} is kept, so there is no place in it. Give the quote alone, or the text first."),
            TextSelector place => (place, Quotes.Slice(document.Id, text, place, given.Quote)),
            null or UnstoredSelector when text is not null && given.Quote is { } quote => (Quotes.Find(document.Id, text, quote), quote),
            null => (new UnstoredSelector(), given.Quote),
            var other => (other, given.Quote),
        };
    }
}

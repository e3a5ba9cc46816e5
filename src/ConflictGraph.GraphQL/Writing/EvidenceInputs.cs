using ConflictGraph.Model;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>How evidence is given: a quote alone is found in the document's text, a selector is checked against it.</summary>
sealed class EvidenceInputs(TypeBook types, ValueInputs values)
{
    public InputObjectGraphType Evidence => types.Input("EvidenceInput", "A quote alone is found in the document's text; a selector is checked against it.",
        Fields.Input("document", Fields.IdType.Sure()), Fields.Input("quote", Fields.TextType), Fields.Input("selector", Selector), Fields.Input("translation", values.Translation),
        Fields.Input("extractor", Fields.TextType, "Who or what found it."), Fields.Input("credibility", Fields.IntType, "Admiralty scale, 1 confirmed to 6 cannot be judged."));

    InputObjectGraphType Selector
    {
        get
        {
            var selector = types.Input("SelectorInput", "Where in a document: one of these.",
                Fields.Input("text", types.Input("TextSelectorInput", "UTF-16 code units of the document's text, end excluded.", Fields.Input("start", Fields.IntType.Sure()), Fields.Input("end", Fields.IntType.Sure()))),
                Fields.Input("page", types.Input("PageSelectorInput", null, Fields.Input("page", Fields.TextType.Sure()))),
                Fields.Input("time", types.Input("TimeSelectorInput", "Seconds of a recording.", Fields.Input("from", Fields.FloatType.Sure()), Fields.Input("to", Fields.FloatType.Sure()))),
                Fields.Input("region", types.Input("RegionSelectorInput", "Per cent of an image's width and height.",
                    Fields.Input("x", Fields.FloatType.Sure()), Fields.Input("y", Fields.FloatType.Sure()), Fields.Input("width", Fields.FloatType.Sure()), Fields.Input("height", Fields.FloatType.Sure()))),
                Fields.Input("row", types.Input("RowSelectorInput", "Columns of a dataset row.", Fields.Input("columns", Fields.TextType.Many()))),
                Fields.Input("unstored", types.Input("UnstoredSelectorInput", "No text is kept.", Fields.Input("note", Fields.TextType))));
            selector.IsOneOf = true;
            return selector;
        }
    }

    /// <summary>Null where none is given, so that what it stands in may lend its own.</summary>
    public static IReadOnlyList<EvidenceDraft>? Read(Given given, string name = "evidence") => given.Has(name) ? [.. given.Objects(name).Select(ReadOne)] : null;

    static EvidenceDraft ReadOne(Given given) => new(given.Id("document"), given.Text("quote"), given.Object("selector") is { } selector ? ReadSelector(selector) : null)
    {
        Translation = given.Object("translation") is { } text ? new Translation(text.Text("language")!, text.Text("text")!, text.Text("by"), text.Flag("machine")) : null,
        Extractor = given.Text("extractor"),
        Credibility = given.Number("credibility"),
        Path = given.Path,
    };

    static Selector ReadSelector(Given given)
    {
        var (name, place) = given.One();
        double Number(string field) => Convert.ToDouble(place[field], System.Globalization.CultureInfo.InvariantCulture);
        return name switch
        {
            "text" => new TextSelector(place.Number("start")!.Value, place.Number("end")!.Value),
            "page" => new PageSelector(place.Text("page")!),
            "time" => new TimeSelector(Number("from"), Number("to")),
            "region" => new RegionSelector(Number("x"), Number("y"), Number("width"), Number("height")),
            "row" => new RowSelector(place.Texts("columns")),
            _ => new UnstoredSelector(),
        };
    }
}

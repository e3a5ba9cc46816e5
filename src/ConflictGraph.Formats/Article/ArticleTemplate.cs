using System.Globalization;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Wording;

namespace ConflictGraph.Formats.Article;

/// <summary>The article file that a desk begins with: the document, and the ids of whatever the graph already knows by a name in the text. It passes the check as it is.</summary>
public static class ArticleTemplate
{
    const int LongestTitle = 200;

    /// <param name="textFile">The name of the text's file, beside which the article file will stand.</param>
    /// <param name="known">Names, by which the graph knows things, with their ids; those that do not occur in the text are passed over.</param>
    public static string Write(string textFile, string text, IEnumerable<(string Name, NodeId Id)> known)
    {
        var title = TitleOf(text) ?? Path.GetFileNameWithoutExtension(textFile);
        var file = new StringBuilder();
        file.Append(CultureInfo.InvariantCulture, $"""
            # The format is described in docs/article-format.md. 'cgraph article check FILE' says what is wrong, 'cgraph import FILE' loads it.
            conflictgraph: article/1

            document:
              id: document:{Slug.Of(title)}
              title: {Quoted(title)}
              documentKind: NEWS_ARTICLE
              textFile: {Quoted(textFile)}
              # language: en
              # publishedAt: 2024-06-26


            """);
        AppendFound(file, Occurring(text, known));
        file.Append("""

            # New people, organisations, offices, places, weapons, sources and conflicts:
            # things:
            #   person:ana-brell: {name: Ana Brell}
            #   location:lower-harbour: {name: Lower Harbour, locationKind: FACILITY, facilityKind: PORT}

            # What happened. Each event says whose word it is: a claim, or a document that reports it by itself.
            # events:
            #   incident:harbour-fire:
            #     title: Fire in the Lower Harbour
            #     incidentType: VIOLENCE_UNSPECIFIED
            #     accordingTo: claim:brell-fire
            #     evidence: "words of the text"
            #     where: location:lower-harbour

            # Who says what.
            # claims:
            #   claim:brell-fire:
            #     text: There was a fire
            #     claimKind: FACTUAL
            #     stance: ASSERTS
            #     claimants: person:ana-brell
            #     about: incident:harbour-fire
            #     evidence: "words of the text"

            # relations:
            #   - person:ana-brell HOLDS_OFFICE office:harbour-master: "words of the text"

            """);
        return file.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Things whose name stands in the text, word for word, with the first line that has it; by line.</summary>
    public static IReadOnlyList<(string Name, NodeId Id, int Line)> Occurring(string text, IEnumerable<(string Name, NodeId Id)> known)
    {
        var words = Tokens.Spans(text);
        var places = words.Select((word, index) => (word.Token, Index: index)).ToLookup(word => word.Token, word => word.Index, StringComparer.Ordinal);
        var lines = new QuotedText(text);
        return
        [
            .. known.Select(name => (name.Name, name.Id, At: First(Tokens.Of(name.Name))))
                .Where(name => name.At is not null)
                .OrderBy(name => name.At).ThenBy(name => name.Id).ThenByDescending(name => name.Name.Length).ThenBy(name => name.Name, StringComparer.Ordinal)
                .DistinctBy(name => name.Id)
                .Select(name => (name.Name, name.Id, lines.LineOf(words[name.At!.Value].Start))),
        ];

        int? First(IReadOnlyList<string> name)
        {
            if (name.Count == 0)
                return null;
            foreach (var index in places[name[0]])
                if (index + name.Count <= words.Count && name.Select((token, i) => words[index + i].Token == token).All(same => same))
                    return index;
            return null;
        }
    }

    static void AppendFound(StringBuilder file, IReadOnlyList<(string Name, NodeId Id, int Line)> found)
    {
        if (found.Count == 0)
        {
            file.Append("# No name in the text is known to the graph yet.\n");
            return;
        }
        file.Append("# In the graph already, by names that stand in the text. The same name need not be the same thing: look before you use an id.\n");
        var width = found.Max(thing => thing.Id.Value.Length);
        foreach (var (name, id, line) in found)
            file.Append(CultureInfo.InvariantCulture, $"#   {id.Value.PadRight(width)}  {name.ReplaceLineEndings(" ")} (line {line})\n");
    }

    static string? TitleOf(string text)
    {
        var title = text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        return title?.Length > LongestTitle ? title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)] : title;
    }

    // In double quotation marks every text can stand; JSON's escapes are YAML's.
    static string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}

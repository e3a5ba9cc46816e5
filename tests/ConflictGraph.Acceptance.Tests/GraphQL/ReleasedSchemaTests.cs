using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>The schema beside that of the last release: whoever asks as one could ask then is answered, or CHANGELOG.md says why not.</summary>
[Collection(typeof(AskedByNode))]
public sealed partial class ReleasedSchemaTests(NodeScripts node)
{
    static readonly string Released = Repository.PathOf("tests", "ConflictGraph.Acceptance.Tests", "released", "schema.graphql");

    [Fact]
    public async Task What_breaks_against_the_last_release_stands_in_the_changelog_and_nothing_else_does()
    {
        var announced = Announced(await File.ReadAllTextAsync(Repository.PathOf("CHANGELOG.md"), TestContext.Current.CancellationToken));

        var breaks = await BreaksAsync(Repository.PathOf("schema.graphql"));

        var silent = breaks.Where(one => !announced.Contains(one.Path)).ToList();
        Assert.True(silent.Count == 0, $"These break clients of the last release:\n{string.Join('\n', silent.Select(one => $"  {one.Path}: {one.Message}"))}\nKeep the old way beside the new one as @deprecated. If it must break, write the reason into CHANGELOG.md, under 'Unreleased', '### Breaking in GraphQL':\n{string.Join('\n', silent.Select(one => one.Path).Distinct().Select(path => $"- `{path}`: …"))}");
        var harmless = announced.Except(breaks.Select(one => one.Path)).ToList();
        Assert.True(harmless.Count == 0, $"CHANGELOG.md announces as breaking what breaks nothing: {string.Join(", ", harmless)}");
    }

    [Theory]
    [InlineData("a type that is gone", @"\bGeoJSON\b", "Geometry", "GeoJSON")]
    [InlineData("a field that is gone", "^  fullText.*\n", "", "Document.fullText")]
    [InlineData("a value that is gone", "^  AERIAL_INTERCEPTION$\n", "", "IncidentType.AERIAL_INTERCEPTION")]
    [InlineData("a member of a union that is gone", @"^union Selector = TextSelector \| ", "union Selector = ", "Selector")]
    [InlineData("an interface that is gone", "^type Claimant implements Cited", "type Claimant", "Claimant")]
    [InlineData("an argument that is gone", @"fullText\(from: Int = 0, to: Int\)", "fullText(from: Int = 0)", "Document.fullText.to")]
    [InlineData("a field of an input that is gone", "(^input During (.*\n)*?)  of: TimeOf\n", "$1", "During.of")]
    [InlineData("a field of another type", @"(^type Speaker (.*\n)*?  statementCount): Int!", "$1: String!", "Speaker.statementCount")]
    [InlineData("a field that may be null now", @"(^type Speaker (.*\n)*?  statementCount): Int!", "$1: Int", "Speaker.statementCount")]
    [InlineData("an argument of another type", @"fullText\(from: Int = 0", "fullText(from: String = \"0\"", "Document.fullText.from")]
    [InlineData("an argument that is wanted now", @"fullText\(from: Int = 0, to: Int\)", "fullText(from: Int = 0, to: Int!)", "Document.fullText.to")]
    [InlineData("a further argument that is wanted", @"fullText\(", "fullText(language: String!, ", "Document.fullText.language")]
    [InlineData("a further field of an input that is wanted", "^input During {", "input During {\n  calendar: String!", "During.calendar")]
    [InlineData("another default of an argument", @"fullText\(from: Int = 0", "fullText(from: Int = 1", "Document.fullText.from")]
    [InlineData("another default of an input's field", "(^input During (.*\n)*?  undated: Undated = )DROP", "$1KEEP", "During.undated")]
    public async Task It_breaks_by(string what, string written, string instead, string path)
    {
        var breaks = await BreaksAsync(written, instead);

        Assert.True(breaks.Any(one => one.Path == path), $"{what}: {string.Join(", ", breaks)}");
    }

    [Theory]
    [InlineData("a further field", "^  fullText", "  pages: Int\n  fullText")]
    [InlineData("a further value", "^  AERIAL_INTERCEPTION$", "  AERIAL_INTERCEPTION\n  NET_INTERCEPTION")]
    [InlineData("an argument that may be given", @"fullText\(", "fullText(language: String, ")]
    [InlineData("a field of an input that may be given", "^input During {", "input During {\n  calendar: String")]
    [InlineData("a field that is never null now", @"^  fullText(.*): String$", "  fullText$1: String!")]
    [InlineData("a field that is to go", @"^  fullText(.*): String$", "  fullText$1: String @deprecated(reason: \"Ask for pages.\")")]
    public async Task It_breaks_nothing_by(string what, string written, string instead)
    {
        var breaks = await BreaksAsync(written, instead);

        Assert.True(breaks.Count == 0, $"{what}: {string.Join(", ", breaks)}");
    }

    /// <summary>What would break if the released schema were written otherwise in one place.</summary>
    async Task<IReadOnlyList<Break>> BreaksAsync(string written, string instead)
    {
        var released = (await File.ReadAllTextAsync(Released, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var changed = new Regex(written, RegexOptions.Multiline).Replace(released, instead);
        Assert.NotEqual(released, changed);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, changed, TestContext.Current.CancellationToken);
            return await BreaksAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    async Task<IReadOnlyList<Break>> BreaksAsync(string now) =>
        JsonSerializer.Deserialize<IReadOnlyList<Break>>(await node.RunAsync("schema.mjs", Released, now), JsonSerializerOptions.Web)!;

    static HashSet<string> Announced(string changelog)
    {
        var unreleased = Unreleased().Match(changelog.ReplaceLineEndings("\n")).Value;
        return [.. AnnouncedBreak().Matches(Breaking().Match(unreleased).Value).Select(match => match.Groups[1].Value)];
    }

    sealed record Break(string Path, string Message);

    [GeneratedRegex(@"^## \[Unreleased\]\n.*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Unreleased();

    [GeneratedRegex(@"^### Breaking in GraphQL\n.*?(?=^### |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Breaking();

    [GeneratedRegex(@"^- `([^`]+)`: .+", RegexOptions.Multiline)]
    private static partial Regex AnnouncedBreak();
}

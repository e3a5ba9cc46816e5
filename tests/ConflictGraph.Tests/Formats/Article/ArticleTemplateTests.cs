using System.Text;
using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Tests.Formats.Article;

public class ArticleTemplateTests
{
    const string Text = "Blasts: \"night\" in Odesa\n\nLloyd Austin spoke of the Black\nSea. Austin said no more.";

    static readonly (string, NodeId)[] Known =
    [
        ("Austin", new("person:lloyd-austin")), ("Lloyd Austin", new("person:lloyd-austin")), ("Black Sea", new("location:black-sea")),
        ("Black", new("person:black")), ("Одеса", new("location:odesa")), ("ODESA", new("location:odesa")), ("Sea of Azov", new("location:azov")),
    ];

    [Fact]
    public void Names_that_stand_in_the_text_are_found_word_for_word_with_their_line() =>
        Assert.Equal(
            ["ODESA location:odesa 1", "Lloyd Austin person:lloyd-austin 3", "Black Sea location:black-sea 3", "Black person:black 3"],
            ArticleTemplate.Occurring(Text, Known).Select(found => $"{found.Name} {found.Id} {found.Line}"));

    [Fact]
    public async Task The_file_passes_the_check_as_it_is()
    {
        var yaml = ArticleTemplate.Write("odesa.txt", Text, Known);

        var file = await new ArticleReader(World.Default).ReadAsync(new ArticleSource("odesa.yaml", yaml, name => name == "odesa.txt" ? Text : null), ArticleReader.InNothing, TestContext.Current.CancellationToken);

        Assert.Equal("document:blasts-night-in-odesa", file.Document.Value);
        Assert.Equal(Text, file.Text);
        Assert.Contains("#   person:lloyd-austin  Lloyd Austin (line 3)\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_shows_as_examples_is_right_when_the_marks_are_taken_off()
    {
        const string words = "words of the text";
        var yaml = ArticleTemplate.Write("a.txt", words, []).Split('\n')
            .Select(line => line.StartsWith("#   ", StringComparison.Ordinal) || line.EndsWith("s:", StringComparison.Ordinal) && line.StartsWith("# ", StringComparison.Ordinal) && !line.Contains(", ", StringComparison.Ordinal) ? line[2..] : line);

        var file = await new ArticleReader(World.Default).ReadAsync(
            new ArticleSource("a.yaml", string.Join('\n', yaml), _ => words), (ids, _) => Task.FromResult<IReadOnlyCollection<NodeId>>([.. ids.Where(id => id.Prefix == "office")]), TestContext.Current.CancellationToken);

        Assert.Equal(10, file.Steps.Count);
    }

    [Fact]
    public void A_text_whose_names_nobody_knows_says_so() =>
        Assert.Contains("# No name in the text is known", ArticleTemplate.Write("a.txt", "Nothing", []), StringComparison.Ordinal);
}

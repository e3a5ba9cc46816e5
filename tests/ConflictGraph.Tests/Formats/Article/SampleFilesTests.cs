using ConflictGraph.Formats.Article;
using ConflictGraph.Model;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Formats.Article;

public class SampleFilesTests
{
    [Theory]
    [InlineData("briefing", 86, 145, 11, 1)]
    [InlineData("exercise", 44, 72, 3, 0)]
    public async Task The_samples_are_sound_and_as_large_as_they_say(string sample, int nodes, int edges, int values, int judgements)
    {
        var files = await SampleWorld.Named(sample).ReadAsync(TestContext.Current.CancellationToken);

        var steps = files.SelectMany(file => file.Steps).ToList();
        Assert.Equal(
            (nodes, edges, values, judgements),
            (steps.OfType<Step.PutNode>().Count(), steps.OfType<Step.PutEdge>().Count(), steps.OfType<Step.RecordValue>().Count(), steps.OfType<Step.Judge>().Count()));
    }

    [Fact]
    public async Task Every_quote_of_the_samples_is_a_slice_of_its_text()
    {
        var files = (await SampleWorld.Briefing.ReadAsync(TestContext.Current.CancellationToken)).Concat(await SampleWorld.Exercise.ReadAsync(TestContext.Current.CancellationToken)).ToList();
        var texts = files.SelectMany(file => file.Steps).OfType<Step.PutText>().ToDictionary(step => step.Document, step => step.Text);

        foreach (var evidence in files.SelectMany(file => file.Steps).OfType<Step.PutEdge>().SelectMany(edge => edge.Evidence).Where(evidence => evidence.Selector is TextSelector))
            Assert.Equal(evidence.Quote, texts[evidence.Document][((TextSelector)evidence.Selector!).Start..((TextSelector)evidence.Selector).End]);
    }

    [Fact]
    public async Task The_exercise_was_entered_in_four_parts_over_two_days()
    {
        var files = await SampleWorld.Exercise.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            ["exercise-1-northline 2023-10-03T08:20:00Z", "exercise-2-courier 2023-10-03T15:45:00Z", "exercise-3-visnyk 2023-10-03T20:10:00Z", "exercise-4-correction 2023-10-04T09:05:00Z"],
            files.Select(file => $"{file.ChangeSetId} {file.EnteredAt:yyyy-MM-dd'T'HH:mm:ssK}".Replace("+00:00", "Z", StringComparison.Ordinal)));
    }

    [Fact]
    public void There_are_two_samples() =>
        Assert.Contains("briefing, exercise", Assert.Throws<BadInputException>(() => SampleWorld.Named("novel")).Message, StringComparison.Ordinal);
}

using System.Text.Json;
using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

public class AnswerTests
{
    [Fact]
    public async Task Who_said_what_about_ATACMS_shows_speaker_stance_words_source_and_certainty()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("who", "ATACMS");

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("3 statements by 2 speakers", ran.Out);
        Assert.Contains("ALLEGES  ATACMS provided by the United States were used in an attack on Crimea", ran.Out);
        Assert.Contains("«an attack on Crimea, carried out, it alleges, with ATACMS that the United States had provided»", ran.Out);
        Assert.Contains("document:briefing", ran.Out);
        Assert.Contains("REAFFIRMS", ran.Out);
        Assert.Contains("inferred: ", ran.Out);
        Assert.Contains("'ATACMS' is taken for Weapon «ATACMS» (weapon:atacms).", ran.Error);
    }

    [Fact]
    public async Task The_answer_as_JSON_is_on_the_standard_output_alone()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("who", "weapon:atacms", "--json");

        using var answer = JsonDocument.Parse(ran.Out);
        Assert.Equal(2, answer.RootElement.GetProperty("total").GetInt32());
        Assert.Equal("ALLEGES", answer.RootElement.GetProperty("speakers")[0].GetProperty("statements")[0].GetProperty("stance").GetString());
        Assert.Equal($"Store: {tool.PathOf("conflictgraph.db")}\n", ran.Error);
    }

    [Fact]
    public async Task Accounts_that_disagree_are_shown_side_by_side_with_their_origins()
    {
        using var tool = await Tool.WithSampleAsync("exercise");

        var ran = await tool.RunAsync("disagreements", "--question", "KILLED");

        Assert.Contains("KILLED  DISAGREE", ran.Out);
        Assert.Contains("independent origins", ran.Out);
        Assert.Contains("no longer: ", ran.Out);
    }

    [Fact]
    public async Task A_claim_that_was_corrected_says_so()
    {
        using var tool = await Tool.WithSampleAsync("exercise");

        var ran = await tool.RunAsync("who", "--by", "organisation:velmaria-interior-ministry");

        Assert.Contains("Twelve people were killed (corrected or taken back since)", ran.Out);
        Assert.DoesNotContain("counted twice (corrected", ran.Out);
    }

    [Fact]
    public async Task What_was_judged_the_same_says_what_it_reads_as()
    {
        using var tool = await Tool.WithSampleAsync("exercise");
        await tool.RunAsync("judge", "location:zavrin", "location:melicha", "same", "--reason", "To see");

        var ran = await tool.RunAsync("show", "location:melicha");

        Assert.Contains("location:melicha was judged the same as location:zavrin and reads as «Zavrin».", ran.Error);
    }

    [Fact]
    public async Task What_was_public_later_is_left_out()
    {
        using var tool = await Tool.WithSampleAsync("exercise");

        var ran = await tool.RunAsync("who", "Zavrin", "--published-until", "2023-10-03");

        Assert.DoesNotContain("claim:ministry-killed-9", ran.Out);
        Assert.Contains("claim:ministry-killed-12", ran.Out);
    }

    [Fact]
    public async Task As_of_an_earlier_revision_less_was_known()
    {
        using var tool = await Tool.WithSampleAsync("exercise");

        var first = await tool.RunAsync("disagreements", "--as-of", "1", "--json");
        var now = await tool.RunAsync("disagreements", "--json");

        Assert.True(Count(first) < Count(now));

        static int Count(Ran ran)
        {
            using var answer = JsonDocument.Parse(ran.Out);
            return answer.RootElement.GetProperty("disagreements").GetArrayLength();
        }
    }

    [Fact]
    public async Task A_name_of_several_things_lists_them_and_exits_1()
    {
        using var tool = await Tool.WithSampleAsync("exercise");

        var ran = await tool.RunAsync("show", "Velmaria");

        Assert.Equal(ExitCode.Wrong, ran.ExitCode);
        Assert.Contains("organisation:velmaria", ran.Error);
        Assert.Contains("location:velmaria", ran.Error);
        Assert.Equal("", ran.Out);
    }

    [Fact]
    public async Task A_name_of_nothing_says_how_to_look_for_it()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("who", "Zorbanistan");

        Assert.Equal(ExitCode.Wrong, ran.ExitCode);
        Assert.Contains("cgraph search Zorbanistan", ran.Error);
    }

    [Fact]
    public async Task An_unclear_question_prints_those_that_are_understood()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("ask", "why is the sky blue");

        Assert.Equal(ExitCode.Wrong, ran.ExitCode);
        Assert.Contains("who said what about ATACMS", ran.Out);
    }

    [Fact]
    public async Task Nothing_in_the_graph_reaches_the_terminal_as_a_command_to_it()
    {
        using var tool = await Tool.WithSampleAsync();
        await tool.RunAsync("correct", "weapon:atacms", "description=red \u001b[31m, bell \u0007, turned \u202E round", "--reason", "Hostile");

        var ran = await tool.RunAsync("show", "weapon:atacms");

        Assert.Equal(ExitCode.Done, ran.ExitCode);
        Assert.Contains("red \uFFFD[31m, bell \uFFFD, turned \uFFFD round", ran.Out);
        Assert.DoesNotContain('\u001b', ran.Out);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public async Task Tables_and_lines_fit_the_terminal(int width)
    {
        using var tool = new Tool { Width = width };
        tool["NO_COLOR"] = "1";

        var ran = await tool.RunAsync("ontology", "Incident");

        Assert.All(ran.Out.Split('\n'), line => Assert.InRange(line.Length, 0, width));
    }

    [Fact]
    public async Task A_word_that_fits_no_line_goes_over_several_and_nothing_is_lost()
    {
        using var tool = await Tool.WithSampleAsync();
        using var narrow = new Tool { Width = 40 };
        narrow["NO_COLOR"] = "1";
        var word = string.Concat(Enumerable.Repeat("длинно🛩", 30));
        await tool.RunAsync("correct", "claim:russia-four-deaths", $"text={word}", "--reason", "To see");

        var ran = await narrow.RunAsync("who", "--by", "organisation:russia", "--store", tool.PathOf("conflictgraph.db"));

        Assert.Contains(word, string.Concat(ran.Out.Split('\n').Select(line => line.Trim())));
        Assert.All(ran.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 45));
    }

    [Fact]
    public async Task Colour_is_for_terminals_and_can_be_declined()
    {
        using var terminal = new Tool { Width = 80 };
        using var declined = new Tool { Width = 80 };
        declined["NO_COLOR"] = "1";
        using var file = new Tool();

        Assert.Contains('\u001b', (await terminal.RunAsync("ontology")).Out);
        Assert.DoesNotContain('\u001b', (await declined.RunAsync("ontology")).Out);
        Assert.DoesNotContain('\u001b', (await file.RunAsync("ontology")).Out);
    }
}

using ConflictGraph.Cli;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Acceptance.Tests.Cli;

public class WritingTests
{
    [Fact]
    public async Task A_dry_run_of_files_that_build_on_each_other_writes_nothing()
    {
        using var tool = new Tool();
        tool["COLUMNS"] = "1000";
        string[] files = [.. Directory.GetFiles(Repository.PathOf("samples", "exercise"), "*.yaml").Order(StringComparer.Ordinal)];

        var rehearsed = await tool.RunAsync(["import", .. files, "--dry-run"]);
        var loaded = await tool.RunAsync(["import", .. files]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (rehearsed.ExitCode, loaded.ExitCode));
        Assert.Equal(loaded.Out.Replace("written", "would be written", StringComparison.Ordinal), rehearsed.Out);
        Assert.Contains("No fault at revision 4.", (await tool.RunAsync("check")).Out);
    }

    [Fact]
    public async Task A_text_that_was_changed_behind_the_tools_back_is_found()
    {
        using var tool = await Tool.WithSampleAsync();
        using (var file = new SqliteConnection($"Data Source={tool.PathOf(StoreAddress.DefaultName)};Pooling=false"))
        {
            await file.OpenAsync(TestContext.Current.CancellationToken);
            using var change = file.CreateCommand();
            change.CommandText = "UPDATE document_text SET text = replace(text, 'Four people', 'Forty people')";
            await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var ran = await tool.RunAsync("check");

        Assert.Equal(ExitCode.Wrong, ran.ExitCode);
        Assert.Contains("has another SHA-256", ran.Out, StringComparison.Ordinal);
        Assert.Contains("claim:russia-four-deaths", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revert_takes_everything_back()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("revert", "1", "--reason", "Wrong week");

        Assert.True(ran.ExitCode == ExitCode.Done, ran.Error);
        Assert.Equal("{\"format\":\"conflictgraph\",\"version\":1,\"history\":false}\n", (await tool.RunAsync("export", "-")).Out);
        Assert.Contains("Revision 2", (await tool.RunAsync("imports", "--first", "1")).Out.Replace("2  ", "Revision 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_is_kept_with_its_author_and_reason()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("correct", "weapon:atacms", "description=A ballistic missile", "--reason", "Was missing", "--author", "Olena");

        Assert.Contains("by Olena: Was missing", ran.Out);
        Assert.Contains("description: – → A ballistic missile", ran.Out);
        Assert.Contains("description: – → A ballistic missile", (await tool.RunAsync("history", "weapon:atacms", "--itself")).Out);
    }

    [Theory]
    [InlineData("weaponClass=CATAPULT", ExitCode.BadData)]
    [InlineData("colour=green", ExitCode.Misused)]
    [InlineData("nothing", ExitCode.Misused)]
    [InlineData("tags=not json", ExitCode.Misused)]
    public async Task A_correction_that_cannot_be_is_refused(string change, ExitCode code)
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("correct", "weapon:atacms", change, "--reason", "To see");

        Assert.Equal(code, ran.ExitCode);
        Assert.Equal("", ran.Out);
    }

    [Fact]
    public async Task What_goes_with_a_thing_is_listed_before_it_is_retracted()
    {
        using var tool = await Tool.WithSampleAsync();

        var ran = await tool.RunAsync("retract", "weapon:atacms", "--reason", "To see", "--dry-run");

        Assert.Contains("This would be written after revision 1:", ran.Out);
        Assert.Contains("- Weapon «ATACMS»", ran.Out);
        Assert.Equal(ExitCode.Done, (await tool.RunAsync("show", "weapon:atacms")).ExitCode);
    }

    [Fact]
    public async Task A_judgement_can_be_withdrawn()
    {
        using var tool = await Tool.WithSampleAsync();
        var before = (await tool.RunAsync("export", "-")).Out;

        await tool.RunAsync("judge", "person:lloyd-austin", "person:pat-ryder", "same", "--reason", "By mistake");
        var merged = await tool.RunAsync("show", "person:pat-ryder");
        await tool.RunAsync("judge", "person:lloyd-austin", "person:pat-ryder", "withdraw", "--reason", "Two people");

        Assert.Contains("(stands for all)", merged.Out);
        Assert.Equal(before, (await tool.RunAsync("export", "-")).Out);
    }

    [Fact]
    public async Task An_article_file_is_begun_checked_and_every_fault_named()
    {
        using var tool = await Tool.WithSampleAsync();
        tool.Write("report.txt", "Fire in the port\n\nATACMS were used, Russia says.\n");

        var begun = await tool.RunAsync("article", "new", "report.txt");
        var sound = await tool.RunAsync("article", "check", "report.yaml");
        tool.Write("report.yaml", tool.Read("report.yaml") + "\nthings:\n  unicorn:x: {name: X}\n  weapon:y: {name: Y, weaponClass: CATAPULT}\n");
        var faulty = await tool.RunAsync("article", "check", "report.yaml");
        var twice = await tool.RunAsync("article", "new", "report.txt");

        Assert.Equal((ExitCode.Done, "report.yaml\n"), (begun.ExitCode, begun.Out));
        Assert.Contains("weapon:atacms", tool.Read("report.yaml"));
        Assert.True(sound.ExitCode == ExitCode.Done, sound.Out + sound.Error);
        Assert.Equal(ExitCode.Wrong, faulty.ExitCode);
        Assert.Contains("unicorn", faulty.Out);
        Assert.Contains("CATAPULT", faulty.Out);
        Assert.Equal(ExitCode.Misused, twice.ExitCode);
    }
}

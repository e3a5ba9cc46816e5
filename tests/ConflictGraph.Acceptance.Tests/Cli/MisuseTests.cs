using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

public class MisuseTests
{
    [Theory]
    [InlineData("ontolgy")]
    [InlineData("export", "--nonsense", "1")]
    [InlineData("export", "--as-of")]
    [InlineData("statistics", "too", "many")]
    [InlineData("statistics", "--as-of", "next Tuesday", "--store", "empty.db")]
    [InlineData("statistics", "--as-of", "99", "--store", "empty.db")]
    [InlineData("changes", "notanumber")]
    [InlineData("changes", "7", "--store", "empty.db")]
    [InlineData("export", "--history", "--as-of", "0", "--store", "empty.db")]
    [InlineData("export", "--format", "docx", "--store", "empty.db")]
    [InlineData("serve", "--listen", "nonsense")]
    [InlineData("serve", "--listen", "0.0.0.0:0")]
    [InlineData("serve", "--public-url", "https://graph.example")]
    [InlineData("serve", "--public-url", "nonsense")]
    [InlineData("serve", "--allow-origin", "*")]
    [InlineData("serve", "--tls-cert", "cert.pem")]
    [InlineData("serve", "--tls-cert", "nowhere.pem", "--tls-key", "nowhere.pem")]
    [InlineData("serve", "--only-documents")]
    [InlineData("serve", "--documents", "nowhere")]
    [InlineData("keys", "add", "Olena", "--role", "queen")]
    [InlineData("keys", "add", "Olena", "--role", "reader", "--expires", "soon")]
    [InlineData("serve", "--sample", "unicorns")]
    [InlineData("import", "nowhere.yaml")]
    [InlineData("who", "--store", "empty.db")]
    [InlineData("who", "--text", "x", "--stance", "SINGS", "--store", "empty.db")]
    [InlineData("timeline", "--by", "FORTNIGHT")]
    [InlineData("timeline", "--from", "yesterday", "--store", "empty.db")]
    [InlineData("correct", "weapon:x", "name=X")]
    [InlineData("judge", "weapon:x", "weapon:y", "perhaps", "--reason", "none")]
    [InlineData("completion", "tcsh")]
    [InlineData("ontology", "Unicorn")]
    public async Task A_misused_command_exits_2_and_says_what_would_work(params string[] args)
    {
        using var tool = await new Tool().WithEmptyStoreAsync("empty.db");

        var ran = await tool.RunAsync(args);

        Assert.Equal(ExitCode.Misused, ran.ExitCode);
        Assert.Equal("", ran.Out);
        Assert.Contains("cgraph", ran.Error);
    }

    [Fact]
    public async Task A_server_that_is_refused_leaves_the_store_as_it_was()
    {
        using var tool = await new Tool().WithEmptyStoreAsync("empty.db");
        var before = await tool.RunAsync("export", "-", "--store", "empty.db");

        var ran = await tool.RunAsync("serve", "--sample", "--listen", "0.0.0.0:0", "--store", "empty.db");

        Assert.Equal(ExitCode.Misused, ran.ExitCode);
        Assert.DoesNotContain("Loaded", ran.Error);
        Assert.Equal(before.Out, (await tool.RunAsync("export", "-", "--store", "empty.db")).Out);
    }

    [Theory]
    [InlineData("CONFLICTGRAPH_ADMIN_KEY_FILE", "nowhere")]
    [InlineData("CONFLICTGRAPH_TOKEN_ISSUER", "nonsense")]
    [InlineData("CONFLICTGRAPH_TOKEN_ISSUER", "https://login.example")]
    public async Task A_variable_that_names_nothing_usable_is_named_itself_or_what_it_lacks(string variable, string value)
    {
        using var tool = await new Tool().WithEmptyStoreAsync("empty.db");
        tool[variable] = value;

        var ran = await tool.RunAsync("serve", "--store", "empty.db", "--listen", "127.0.0.1:0");

        Assert.Equal(ExitCode.Misused, ran.ExitCode);
        Assert.True(ran.Error.Contains(variable, StringComparison.Ordinal) || ran.Error.Contains("audience", StringComparison.Ordinal), ran.Error);
    }

    [Fact]
    public async Task A_mistyped_command_is_guessed()
    {
        using var tool = new Tool();

        var ran = await tool.RunAsync("ontolgy");

        Assert.Equal("cgraph: Unrecognized command or argument 'ontolgy'.\nDid you mean 'ontology'?\n'cgraph --help' shows how it is written.\n", ran.Error);
    }

    [Fact]
    public async Task A_store_that_is_not_there_exits_4_and_says_how_one_is_made()
    {
        using var tool = new Tool();

        var ran = await tool.RunAsync("statistics");

        Assert.Equal(ExitCode.NoStore, ran.ExitCode);
        Assert.Contains(tool.PathOf("conflictgraph.db"), ran.Error);
        Assert.Contains("cgraph serve --sample", ran.Error);
    }

    [Fact]
    public async Task The_store_may_be_named_by_the_environment_and_the_default_is_said()
    {
        using var tool = await (await new Tool().WithEmptyStoreAsync()).WithEmptyStoreAsync("desk.db");

        var byDefault = await tool.RunAsync("statistics");
        tool["CONFLICTGRAPH_STORE"] = "desk.db";
        var byVariable = await tool.RunAsync("statistics");

        Assert.Equal($"Store: {tool.PathOf("conflictgraph.db")}\n", byDefault.Error);
        Assert.Equal("", byVariable.Error);
        Assert.Equal(ExitCode.Done, byVariable.ExitCode);
    }

    [Fact]
    public async Task The_cause_is_told_only_when_asked()
    {
        using var tool = new Tool();

        var ran = await tool.RunAsync("statistics", "--verbose");

        Assert.Contains("StoreException", ran.Error);
        Assert.DoesNotContain("StoreException", (await tool.RunAsync("statistics")).Error);
    }
}

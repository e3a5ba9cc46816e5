using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>How a Neo4j server is named, and where its password comes from.</summary>
public sealed class ServerAddressTests : IDisposable
{
    readonly Tool tool = new();

    public void Dispose() => tool.Dispose();

    [Theory]
    [InlineData("http://127.0.0.1:7474", "http://127.0.0.1:7474", "neo4j")]
    [InlineData("https://graph.example.org/", "https://graph.example.org", "neo4j")]
    [InlineData("neo4j+s://graph.example.org:7687?database=desk", "neo4j+s://graph.example.org:7687?database=desk", "desk")]
    [InlineData("bolt://[::1]:7687", "bolt://[::1]:7687", "neo4j")]
    public void An_address_names_a_server_and_perhaps_a_database(string given, string shown, string database)
    {
        var address = Assert.IsType<ServerAddress>(StoreAddress.Read(given, tool.Desk()));

        Assert.Equal((shown, database, "neo4j", null), (address.ToString(), address.Options.Database, address.Options.User, address.Options.Password));
        Assert.Equal("", address.Options.Address.Query);
    }

    [Fact]
    public void User_and_password_come_from_the_environment()
    {
        tool["CONFLICTGRAPH_STORE"] = "http://127.0.0.1:7474";
        tool["CONFLICTGRAPH_NEO4J_USER"] = "ines";
        tool["CONFLICTGRAPH_NEO4J_PASSWORD"] = "hush";

        var address = Assert.IsType<ServerAddress>(StoreAddress.Read(null, tool.Desk()));

        Assert.Equal(("ines", "hush"), (address.Options.User, address.Options.Password));
        Assert.Equal("http://127.0.0.1:7474", address.ToString());
    }

    [Fact]
    public void The_password_may_stand_in_a_file_with_an_end_of_line()
    {
        tool.Write("secret", "hush hush \n");
        tool["CONFLICTGRAPH_NEO4J_PASSWORD_FILE"] = "secret";

        var address = Assert.IsType<ServerAddress>(StoreAddress.Read("http://127.0.0.1:7474", tool.Desk()));

        Assert.Equal("hush hush ", address.Options.Password);
    }

    [Theory]
    [InlineData("http://ines:hush@127.0.0.1:7474", "http://127.0.0.1:7474")]
    [InlineData("neo4j+s://hush@graph.example.org", "neo4j+s://graph.example.org")]
    [InlineData("http://ines:hush@", "https://graph.example.org:7473")]
    [InlineData("http://127.0.0.1:7474/db/hush", "?database=NAME: http://127.0.0.1:7474")]
    [InlineData("http://127.0.0.1:7474?password=hush", "http://127.0.0.1:7474?database=NAME")]
    [InlineData("postgres://ines:hush@127.0.0.1", "neo4j+s://")]
    public async Task An_address_that_holds_more_is_refused_without_repeating_it(string address, string says)
    {
        var byOption = await tool.RunAsync("statistics", "--store", address, "--verbose");
        tool["CONFLICTGRAPH_STORE"] = address;
        var byVariable = await tool.RunAsync("statistics", "--verbose");

        Assert.All([byOption, byVariable], ran =>
        {
            Assert.Equal(ExitCode.Misused, ran.ExitCode);
            Assert.Contains(says, ran.Error);
            Assert.DoesNotContain("hush", ran.Error);
        });
    }

    [Fact]
    public async Task A_password_file_that_is_not_there_or_not_alone_is_named()
    {
        tool["CONFLICTGRAPH_NEO4J_PASSWORD_FILE"] = "nowhere";
        var missing = await tool.RunAsync("statistics", "--store", "http://127.0.0.1:7474");
        tool["CONFLICTGRAPH_NEO4J_PASSWORD"] = "hush";
        var both = await tool.RunAsync("statistics", "--store", "http://127.0.0.1:7474");

        Assert.Equal((ExitCode.Misused, ExitCode.Misused), (missing.ExitCode, both.ExitCode));
        Assert.Contains(tool.PathOf("nowhere"), missing.Error);
        Assert.Contains("Set one of them", both.Error);
        Assert.DoesNotContain("hush", both.Error);
    }

    [Fact]
    public async Task A_restore_into_a_server_says_what_does_it()
    {
        var ran = await tool.RunAsync("restore", "monday.db", "--store", "http://127.0.0.1:7474");

        Assert.Equal(ExitCode.Misused, ran.ExitCode);
        Assert.Contains("cgraph copy --from", ran.Error);
    }

    [Fact]
    public async Task A_server_that_is_not_there_exits_4()
    {
        var ran = await tool.RunAsync("statistics", "--store", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.NoStore, ran.ExitCode);
        Assert.Contains("http://127.0.0.1:1", ran.Error);
    }
}

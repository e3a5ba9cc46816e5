using System.Text.RegularExpressions;
using ConflictGraph.Cli;
using YamlDotNet.RepresentationModel;

namespace ConflictGraph.Acceptance.Tests;

/// <summary>What docker-compose.yml promises to whoever starts it without reading it.</summary>
public sealed partial class ComposeFileTests
{
    static readonly string Text = File.ReadAllText(Repository.PathOf("docker-compose.yml"));
    static readonly YamlMappingNode Compose = Read();

    public static TheoryData<string> Services => [.. Names(Map(Compose, "services"))];

    [Fact]
    public void The_service_and_its_graph_are_all_that_is_started() => Assert.Equal(["neo4j", "api"], Names(Map(Compose, "services")));

    [Fact]
    public void The_graph_is_a_community_server_of_the_long_term_line_pinned_to_the_patch() =>
        Assert.Matches(@"^neo4j:5\.26\.\d+-community$", Scalar(Service("neo4j"), "image"));

    [Fact]
    public void The_service_is_built_from_the_Dockerfile_beside_it_and_serves_that_graph_once_it_is_healthy()
    {
        var api = Service("api");

        Assert.Equal(".", Scalar(api, "build"));
        Assert.Equal("service_healthy", Scalar(Map(Map(api, "depends_on"), "neo4j"), "condition"));
        Assert.Equal("http://neo4j:7474", DefaultOf(Scalar(Map(api, "environment"), "CONFLICTGRAPH_STORE")));
        Assert.Equal("serve", Items(api, "command")[0]);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_comes_back_by_itself_and_stays_ended_when_somebody_ended_it(string service) => Assert.Equal("unless-stopped", Scalar(Service(service), "restart"));

    [Fact]
    public void Ports_are_published_on_loopback_only()
    {
        var published = Services.SelectMany(row => Items(Service(row.Data), "ports")).ToList();

        Assert.Equal(["127.0.0.1:7474:7474", "127.0.0.1:7687:7687", "127.0.0.1:5080:5080"], published);
        Assert.Equal(["serve", "--listen", "0.0.0.0:5080"], Items(Service("api"), "command"));
    }

    [Fact]
    public void The_graph_is_healthy_only_when_it_answers_a_question_to_the_right_password()
    {
        var check = Map(Service("neo4j"), "healthcheck");
        var test = Items(check, "test");

        Assert.Equal("CMD-SHELL", test[0]);
        Assert.Contains("cypher-shell", test[1], StringComparison.Ordinal);
        Assert.Contains("/run/secrets/neo4j-password", test[1], StringComparison.Ordinal);
        // After -p every user of the machine would read it in the list of processes.
        Assert.DoesNotContain(" -p", test[1], StringComparison.Ordinal);
        Assert.All(["interval", "timeout", "retries", "start_period"], setting => Assert.True(check.Children.ContainsKey(setting), $"no {setting}"));
    }

    [Fact]
    public void There_is_no_default_password_and_none_in_the_file()
    {
        var secrets = Map(Compose, "secrets");
        Assert.Equal(["neo4j-auth", "neo4j-password", "admin-key"], Names(secrets));
        Assert.All(Names(secrets), name => Assert.StartsWith("./secrets/", Scalar(Map(secrets, name), "file"), StringComparison.Ordinal));
        Assert.Equal("/run/secrets/neo4j-auth", Scalar(Map(Service("neo4j"), "environment"), "NEO4J_AUTH_FILE"));
        Assert.Equal("/run/secrets/neo4j-password", Scalar(Map(Service("api"), "environment"), ServerAddress.PasswordFileVariable));
        Assert.Equal("/run/secrets/admin-key", Scalar(Map(Service("api"), "environment"), FirstKey.Variable));
        foreach (var row in Services)
            Assert.All(Names(Map(Service(row.Data), "environment")), name => Assert.DoesNotMatch(@"^NEO4J_AUTH$|PASSWORD$|TOKEN|_KEY$", name));
        Assert.All(Secret().Matches(Text).Select(match => match.Groups["name"].Value), name => Assert.Contains(name, Names(secrets)));
        Assert.All([".gitignore", ".dockerignore"], IgnoresSecrets);
    }

    [Theory]
    [InlineData("NEO4J_server_queryapi_transaction__idle__timeout", "10s")]
    [InlineData("NEO4J_db_lock_acquisition_timeout", "10s")]
    [InlineData("NEO4J_db_transaction_timeout", "60s")]
    public void The_graph_waits_for_nothing_without_end(string setting, string value) => Assert.Equal(value, Scalar(Map(Service("neo4j"), "environment"), setting));

    [Fact]
    public void Memory_is_said_and_can_be_set_from_outside()
    {
        var environment = Map(Service("neo4j"), "environment");

        Assert.Equal("${NEO4J_HEAP:-2g}", Scalar(environment, "NEO4J_server_memory_heap_initial__size"));
        Assert.Equal("${NEO4J_HEAP:-2g}", Scalar(environment, "NEO4J_server_memory_heap_max__size"));
        Assert.Equal("${NEO4J_PAGECACHE:-2g}", Scalar(environment, "NEO4J_server_memory_pagecache_size"));
    }

    [Fact]
    public void What_the_graph_keeps_is_on_volumes_and_it_is_given_time_to_write_it()
    {
        Assert.Equal(["neo4j-data:/data", "neo4j-logs:/logs"], Items(Service("neo4j"), "volumes"));
        Assert.Equal(["neo4j-data", "neo4j-logs"], Names(Map(Compose, "volumes")));
        Assert.Equal("2m", Scalar(Service("neo4j"), "stop_grace_period"));
    }

    [Fact]
    public void The_service_can_change_nothing_in_its_container_and_gains_no_rights()
    {
        var api = Service("api");

        Assert.Equal("true", Scalar(api, "read_only"));
        Assert.Equal(["ALL"], Items(api, "cap_drop"));
        Assert.Equal(["no-new-privileges:true"], Items(api, "security_opt"));
        Assert.DoesNotContain("privileged", Names(api));
        Assert.DoesNotContain("user", Names(api));
    }

    static void IgnoresSecrets(string file)
    {
        var lines = File.ReadAllLines(Repository.PathOf(file));
        // Either by name, or since nothing goes in that is not named.
        Assert.True(lines.Contains("secrets/") || (lines.Contains("*") && !lines.Any(line => line.StartsWith("!secrets", StringComparison.Ordinal))), $"{file} lets secrets through");
    }

    static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    static YamlMappingNode Service(string name) => Map(Map(Compose, "services"), name);

    static YamlMappingNode Map(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) && child is YamlMappingNode map ? map : throw new InvalidOperationException($"There is no {key}.");

    static string Scalar(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) && child is YamlScalarNode { Value: { } value } ? value : throw new InvalidOperationException($"There is no {key}.");

    static string[] Items(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var child) ? [.. ((YamlSequenceNode)child).Select(item => ((YamlScalarNode)item).Value!)] : [];

    static string[] Names(YamlMappingNode node) => [.. node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];

    static string DefaultOf(string value) => Default().Match(value).Groups["value"].Value;

    [GeneratedRegex(@"^\$\{\w+:-(?<value>[^}]+)\}$")]
    private static partial Regex Default();

    [GeneratedRegex(@"/run/secrets/(?<name>[\w-]+)")]
    private static partial Regex Secret();
}

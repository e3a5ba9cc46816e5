namespace ConflictGraph.Acceptance.Tests;

/// <summary>What the Dockerfile promises of the image that docker-compose.yml builds.</summary>
public sealed class ComposeImageTests
{
    static readonly List<Stage> Stages = Read();

    static Stage Pages => Stages[0];

    static Stage Program => Stages[1];

    static Stage Image => Stages[^1];

    [Fact]
    public void The_pages_are_built_by_Node_and_must_be_in_the_program()
    {
        Assert.Matches(@"^node:\d+\.\d+\.\d+-alpine\d\.\d+$", Pages.From);
        Assert.Equal(["npm ci", "npm run build"], Pages.Of("RUN"));
        Assert.Contains("--from=pages /web/dist web/dist", Program.Of("COPY"));
        Assert.Contains("-p:RequirePages=true", Assert.Single(Program.Of("RUN")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_built_with_the_SDK_and_shipped_without_it()
    {
        Assert.Equal(3, Stages.Count);
        Assert.StartsWith("mcr.microsoft.com/dotnet/sdk:", Program.From, StringComparison.Ordinal);
        Assert.StartsWith("mcr.microsoft.com/dotnet/aspnet:", Image.From, StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_stands_on_is_pinned_to_the_patch_of_the_line_that_the_repository_builds_with()
    {
        Assert.All(Stages.Skip(1), stage => Assert.Matches(@":10\.0\.\d+-alpine\d\.\d+$", stage.From));
        Assert.Contains("\"version\": \"10.0.", File.ReadAllText(Repository.PathOf("global.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Bolt_driver_is_built_in() => Assert.Contains("-p:Neo4jDriver=true", Assert.Single(Program.Of("RUN"), line => line.Contains("dotnet publish src/ConflictGraph.Cli", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void It_runs_as_somebody_who_is_not_root()
    {
        Assert.Equal("$APP_UID", Assert.Single(Image.Of("USER")));
        Assert.Equal(["FROM", "RUN", "COPY", "USER"], Image.Lines.Select(line => line.Word).TakeWhile(word => word != "WORKDIR"));
    }

    [Fact]
    public void It_says_whether_it_is_ready()
    {
        var check = Assert.Single(Image.Of("HEALTHCHECK"));

        Assert.Contains("CMD [\"wget\"", check, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:5080/health/ready", check, StringComparison.Ordinal);
        Assert.Contains("--start-period=", check, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_the_tool_itself_so_that_signals_reach_it_and_every_command_works()
    {
        Assert.Equal("[\"dotnet\", \"/app/cgraph.dll\"]", Assert.Single(Image.Of("ENTRYPOINT")));
        Assert.Equal("[\"serve\"]", Assert.Single(Image.Of("CMD")));
    }

    [Fact]
    public void Everything_it_copies_from_the_repository_is_there_and_let_through()
    {
        var sources = Stages.SelectMany(stage => stage.Of("COPY")).Where(copy => !copy.StartsWith("--from=", StringComparison.Ordinal)).SelectMany(copy => copy.Split(' ')[..^1]).ToList();
        var let = File.ReadAllLines(Repository.PathOf(".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.True(Path.Exists(Repository.PathOf(source)), $"{source} is not there"));
        Assert.Equal(let.Order(StringComparer.Ordinal), sources.Select(source => source.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_that_the_program_is_built_from_is_copied()
    {
        var copied = string.Join(' ', Program.Of("COPY"));
        var outside = Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(project => System.Xml.Linq.XDocument.Load(project).Descendants("EmbeddedResource").Select(resource => (string)resource.Attribute("Include")!))
            .SelectMany(include => include.Split(';')).Where(include => include.StartsWith("../../", StringComparison.Ordinal)).Select(include => include.Split('/')[2]).Distinct().ToList();

        Assert.NotEmpty(outside);
        Assert.All(outside, folder => Assert.Contains($"{folder}/ ", copied, StringComparison.Ordinal));
    }

    [Fact]
    public void No_secret_can_be_in_a_layer()
    {
        // Nothing is copied whole: what is added to the repository later stays outside until it is named.
        Assert.All(Stages.SelectMany(stage => stage.Of("COPY")).SelectMany(copy => copy.Split(' ')[..^1]), source => Assert.DoesNotContain(source, (string[])[".", "./", "*"]));
        Assert.DoesNotMatch("(?i)password|secret|token", string.Join('\n', Stages.SelectMany(stage => stage.Lines).Where(line => line.Word is "ENV" or "ARG" or "RUN" or "COPY").Select(line => line.Rest)));
    }

    /// <summary>An instruction with what follows it, its lines joined.</summary>
    sealed record Line(string Word, string Rest);

    sealed record Stage(string From, List<Line> Lines)
    {
        public IEnumerable<string> Of(string word) => Lines.Where(line => line.Word == word).Select(line => line.Rest);
    }

    static List<Stage> Read()
    {
        var text = string.Join('\n', File.ReadAllLines(Repository.PathOf("Dockerfile")).Where(line => !line.StartsWith('#'))).Replace("\\\n", "", StringComparison.Ordinal);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ', 2)).Select(parts => new Line(parts[0], parts[1])).ToList();
        var arguments = lines.TakeWhile(line => line.Word == "ARG").Select(line => line.Rest.Split('=', 2)).ToDictionary(parts => $"${{{parts[0]}}}", parts => parts[1]);
        var stages = new List<Stage>();
        foreach (var line in lines.Skip(arguments.Count))
        {
            if (line.Word == "FROM")
                stages.Add(new Stage(arguments.GetValueOrDefault(line.Rest.Split(' ')[0], line.Rest.Split(' ')[0]), []));
            stages[^1].Lines.Add(line);
        }
        return stages;
    }
}

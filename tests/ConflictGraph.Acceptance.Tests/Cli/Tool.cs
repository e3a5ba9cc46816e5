using System.Text;
using ConflictGraph.Cli;
using ConflictGraph.Formats.Article;

namespace ConflictGraph.Acceptance.Tests.Cli;

/// <summary>The tool in a folder of its own, run in this process.</summary>
sealed class Tool : IDisposable
{
    readonly Dictionary<string, string> variables = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("cgraph-").FullName;

    public int? Width { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;

    public string this[string variable]
    {
        set => variables[variable] = value;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return file;
    }

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>A folder whose store holds a sample, with the samples beside it as the repository has them.</summary>
    public static async Task<Tool> WithSampleAsync(string sample = "briefing")
    {
        var tool = new Tool();
        await using var store = await Stores.OpenAsync(new FileAddress(tool.PathOf(StoreAddress.DefaultName)), OpenTo.Create);
        await SampleWorld.Named(sample).LoadAsync(store, TimeProvider.System);
        return tool;
    }

    public async Task<Tool> WithEmptyStoreAsync(string file = StoreAddress.DefaultName)
    {
        await using (await Stores.OpenAsync(new FileAddress(PathOf(file)), OpenTo.Create))
            return this;
    }

    public Task<Ran> RunAsync(params string[] args) => RunOnAsync("", args);

    public async Task<Ran> RunOnAsync(string input, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        using var typed = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var code = await Cgraph.RunAsync(args, Desk(typed, output, error), Cancellation);
        return new Ran(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>The desk at which a run would take place, without streams.</summary>
    public Desk Desk() => Desk(Stream.Null, Stream.Null, TextWriter.Null);

    Desk Desk(Stream input, Stream output, TextWriter error) => new(input, output, error)
    {
        Folder = Folder,
        Width = Width,
        Variable = name => variables.GetValueOrDefault(name),
        User = "Ines",
        Clock = Clock,
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a run gave back.</summary>
sealed record Ran(int Code, string Out, string Error)
{
    public ExitCode ExitCode => (ExitCode)Code;
}

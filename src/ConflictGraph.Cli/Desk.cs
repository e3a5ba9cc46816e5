using ConflictGraph.Cli.Rendering;
using ConflictGraph.Ontology;

namespace ConflictGraph.Cli;

/// <summary>Where one run of the tool takes place: its streams, its terminal, its folder, its clock and the way to a store.</summary>
public sealed class Desk(Stream input, Stream output, TextWriter error)
{
    public Stream In => input;

    public Stream Out => output;

    /// <summary>For people; it never carries an answer.</summary>
    public TextWriter Error => error;

    /// <summary>Columns of the terminal that the answer goes to; null when it goes to a file or a pipe.</summary>
    public int? Width { get; init; }

    /// <summary>Whether messages go to a terminal, where a line may be written over.</summary>
    public bool ErrorIsTerminal { get; init; }

    public bool InIsTerminal { get; init; }

    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Who is logged in, for changes that name no author.</summary>
    public string? User { get; init; } = Environment.UserName;

    /// <summary>What relative paths start from.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public World World { get; init; } = World.Default;

    /// <summary>Whether errors tell their cause as well.</summary>
    public bool Verbose { get; set; }

    public bool HasColour => Width is not null && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    public string PathOf(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A line for people.</summary>
    public void Say(string line) => error.WriteLine(Plain.Of(line));

    /// <summary>The page on which an answer is written; disposed, it is complete.</summary>
    internal AnswerPage Answer() => new(this);
}

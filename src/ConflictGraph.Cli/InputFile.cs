using ConflictGraph.Formats;

namespace ConflictGraph.Cli;

/// <summary>A file of the command line; the standard input is copied to a temporary one, since formats may read a file more than once.</summary>
sealed class InputFile : IAsyncDisposable
{
    readonly string? copy;

    InputFile(ImportFile file, string? copy) => (File, this.copy) = (file, copy);

    public ImportFile File { get; }

    public static async Task<InputFile> OfAsync(string name, Desk desk, CancellationToken cancellation)
    {
        if (name != "-")
        {
            var path = desk.PathOf(name);
            return System.IO.File.Exists(path) ? new InputFile(ImportFile.At(path, name), null)
                : throw new MisusedException(Directory.Exists(path) ? $"{name} is a folder. Name its files." : $"There is no file {path}.");
        }
        if (desk.InIsTerminal)
            desk.Say("Reading the standard input up to its end (Ctrl-D).");
        var copy = Path.GetTempFileName();
        await using (var stream = System.IO.File.Create(copy))
            await desk.In.CopyToAsync(stream, cancellation);
        return new InputFile(new ImportFile("standard input", desk.Folder, () => System.IO.File.OpenRead(copy)), copy);
    }

    public ValueTask DisposeAsync()
    {
        if (copy is not null)
            System.IO.File.Delete(copy);
        return ValueTask.CompletedTask;
    }
}

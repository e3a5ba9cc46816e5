namespace ConflictGraph.Formats;

/// <summary>A file to load. It can be read more than once; the standard input is copied first.</summary>
/// <param name="Name">As the user wrote it, for messages.</param>
/// <param name="Folder">Where files that it names stand; null for the standard input.</param>
/// <param name="Open">A new stream from its beginning.</param>
public sealed record ImportFile(string Name, string? Folder, Func<Stream> Open)
{
    const int BeginningLength = 4096;

    public static ImportFile At(string path, string? name = null) => new(name ?? path, Path.GetDirectoryName(Path.GetFullPath(path)), () => File.OpenRead(path));

    public static ImportFile Of(string name, byte[] content, string? folder = null) => new(name, folder, () => new MemoryStream(content, writable: false));

    /// <summary>The first bytes, by which formats recognise their own.</summary>
    public async Task<byte[]> BeginningAsync(CancellationToken cancellation = default)
    {
        await using var stream = Open();
        var buffer = new byte[BeginningLength];
        var length = await stream.ReadAtLeastAsync(buffer, BeginningLength, throwOnEndOfStream: false, cancellation);
        return buffer[..length];
    }
}

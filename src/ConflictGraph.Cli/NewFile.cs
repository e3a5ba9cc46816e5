namespace ConflictGraph.Cli;

/// <summary>Writes a file under another name and gives it its own when it is complete.</summary>
static class NewFile
{
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.part";
        try
        {
            T answer;
            await using (var stream = File.Create(unfinished))
                answer = await write(stream);
            File.Move(unfinished, path, overwrite: true);
            return answer;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

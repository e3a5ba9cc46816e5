namespace ConflictGraph.Cli;

/// <summary>A secret in a file that a variable of the environment names, as containers mount them.</summary>
static class SecretFile
{
    public static string? Read(string variable, Desk desk)
    {
        if (desk.Variable(variable) is not { Length: > 0 } file)
            return null;
        var path = desk.PathOf(file);
        return File.Exists(path) ? File.ReadAllText(path).TrimEnd('\r', '\n') : throw new MisusedException($"${variable} names {path}, and there is no such file.");
    }
}

using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Turns what went wrong into words for people and a code for scripts.</summary>
static class ErrorText
{
    const int Shown = 20;

    public static ExitCode Tell(Exception error, Desk desk, string command)
    {
        var (code, message) = Read(error);
        desk.Say($"{command}: {message}");
        foreach (var thing in (error as WriteConflictException)?.Things ?? [])
            desk.Say($"  {thing}");
        if (error is SeveralMeantException several)
            TellCandidates(several, desk);
        if (desk.Verbose)
            desk.Say(error.ToString());
        return code;
    }

    static void TellCandidates(SeveralMeantException several, Desk desk)
    {
        foreach (var candidate in several.Candidates.Take(Shown))
            desk.Say($"  {candidate.Id}  {candidate.Kind} «{Plain.Line(candidate.Name)}»");
        if (several.Candidates.Count > Shown)
            desk.Say($"  … showing {Shown} of {several.Candidates.Count}; more words, or 'cgraph search', narrow it down.");
    }

    static (ExitCode, string) Read(Exception error) => error switch
    {
        MisusedException => (ExitCode.Misused, error.Message),
        // By its code: an engine has errors of its own that mean the same.
        ConflictGraphException { Code: StoreException.Unavailable or StoreException.Newer or StoreException.ReadOnly or StoreException.Full } => (ExitCode.NoStore, error.Message),
        UnknownNodeException or SeveralMeantException or WriteConflictException or IdentityConflictException => (ExitCode.Wrong, error.Message),
        ConflictGraphException => (ExitCode.BadData, error.Message),
        FileNotFoundException or DirectoryNotFoundException => (ExitCode.Misused, $"{error.Message} Check the path; '-' reads the standard input."),
        UnauthorizedAccessException or IOException => (ExitCode.Misused, $"{error.Message} The file or folder cannot be used; check the path and who may read or write it."),
        OperationCanceledException => (ExitCode.Interrupted, "Interrupted. What was committed before stays; run the same command again to go on."),
        _ => (ExitCode.Wrong, $"This should not have happened: {error.Message} ({error.GetType().Name}). --verbose adds where; please report it."),
    };
}

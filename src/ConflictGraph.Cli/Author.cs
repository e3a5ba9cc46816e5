namespace ConflictGraph.Cli;

/// <summary>Who a change is by: said on the command line or in the environment, else whoever is logged in.</summary>
static class Author
{
    public const string Variable = "CONFLICTGRAPH_AUTHOR";

    public static string Of(string? option, Desk desk) => IfKnown(option, desk) ?? throw new MisusedException($"Nobody is named as the author. Give --author, or set ${Variable}.");

    public static string? IfKnown(string? option, Desk desk) => new[] { option, desk.Variable(Variable), desk.User }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
}

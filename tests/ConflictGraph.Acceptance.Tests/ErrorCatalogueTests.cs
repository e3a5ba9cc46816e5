using System.Reflection;
using System.Text.RegularExpressions;

namespace ConflictGraph.Acceptance.Tests;

public partial class ErrorCatalogueTests
{
    const byte LoadText = 0x72, TextTable = 0x70;

    static readonly HashSet<string> Known = [.. ErrorCatalogue.All.Select(entry => entry.Code)];

    static readonly Assembly[] Product =
    [
        .. ((string[])["ConflictGraph", "ConflictGraph.Formats", "ConflictGraph.Sqlite", "ConflictGraph.Neo4j", "ConflictGraph.GraphQL", "ConflictGraph.Server", "ConflictGraph.Cli"])
            .Select(name => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, (name == "ConflictGraph.Cli" ? typeof(global::ConflictGraph.Cli.ExitCode).Assembly.GetName().Name : name) + ".dll"))),
    ];

    [Fact]
    public void Docs_errors_md_is_written_from_the_catalogue() => Approved.Same(ErrorCatalogue.Markdown(), "docs", "errors.md");

    [Fact]
    public void Every_code_of_an_error_is_in_the_catalogue() =>
        Assert.Empty(Product.SelectMany(TextsOf).Where(said => LooksLikeOne().IsMatch(said.Text) || (said.IsCode && said.Text.All(letter => letter is (>= 'A' and <= 'Z') or '_'))).Select(said => said.Text).Distinct().Except(Known));

    [Fact]
    public void Nothing_is_in_the_catalogue_that_no_error_has() =>
        Assert.Empty(Known.Except(Product.SelectMany(TextsOf).Select(said => said.Text)));

    /// <summary>The texts that stand in the code, but for the catalogue itself, and whether it is an error that says one as its code.</summary>
    static IEnumerable<(string Text, bool IsCode)> TextsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.FullName?.StartsWith("ConflictGraph.ErrorCatalogue", StringComparison.Ordinal) == false
        from method in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).OfType<MethodBase>()
        from text in TextsOf(method)
        select (text, method.Name == "get_Code" && typeof(ConflictGraphException).IsAssignableFrom(type));

    static IEnumerable<string> TextsOf(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
            if (code[i] == LoadText && code[i + 4] == TextTable && TextAt(method.Module, BitConverter.ToInt32(code, i + 1)) is { } text)
                yield return text;
    }

    // Other bytes may look like the loading of a text.
    static string? TextAt(Module module, int token)
    {
        try
        {
            return module.ResolveString(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(BAD|UNKNOWN|LIMIT|STORE|EVIDENCE)_[A-Z]+$|^UNAUTH[A-Z]+$")]
    private static partial Regex LooksLikeOne();
}

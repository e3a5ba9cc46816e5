using System.CommandLine;
using System.Text;
using ConflictGraph.Formats.Article;
using ConflictGraph.Queries;

namespace ConflictGraph.Cli.Commands;

sealed class ArticleNewCommand : CgraphCommand
{
    readonly Argument<string> text;
    readonly Option<string?> store;
    readonly Option<string?> output;

    public ArticleNewCommand() : base("new", "Begin an article file for a text, with the things in it that the graph knows already.")
    {
        text = Takes<string>("TEXT", "The report's text, UTF-8");
        output = Value<string?>("--output", "FILE", "Where to write; - is the standard output (default: beside the text, with .yaml)");
        store = Value<string?>("--store", "FILE|URI", $"Where known names are looked up (default: {StoreAddress.DefaultName} in this folder, or ${StoreAddress.Variable}; none is needed)");
    }

    public override Purpose Purpose => Purpose.Fill;

    public override IReadOnlyList<string> Examples => ["article new samples/briefing/briefing.txt --output -", "article new samples/exercise/02-courier.txt --output courier.yaml"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var name = asked.GetRequiredValue(text);
        await using var input = await InputFile.OfAsync(name, desk, cancellation);
        using var reader = new StreamReader(input.File.Open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var words = await ReadAsync(reader, name, cancellation);
        var known = await KnownAsync(asked, words, desk, cancellation);

        var target = asked.GetValue(output) ?? (name == "-" ? "-" : Path.ChangeExtension(name, ".yaml"));
        if (target == "-")
        {
            await desk.Out.WriteAsync(Encoding.UTF8.GetBytes(ArticleTemplate.Write(name, words, known)), cancellation);
            return ExitCode.Done;
        }
        var path = desk.PathOf(target);
        if (File.Exists(path))
            throw new MisusedException($"{target} is there already and is not written over. Name another with --output.");
        var beside = Path.GetRelativePath(Path.GetDirectoryName(path)!, name == "-" ? path : desk.PathOf(name)).Replace('\\', '/');
        await File.WriteAllTextAsync(path, ArticleTemplate.Write(beside, words, known), cancellation);
        await desk.Out.WriteAsync(Encoding.UTF8.GetBytes(target + "\n"), cancellation);
        desk.Say($"Fill it in, then: cgraph article check {target}");
        return ExitCode.Done;
    }

    static async Task<string> ReadAsync(StreamReader reader, string name, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException error)
        {
            throw new BadInputException($"{name} is not UTF-8 text (at byte {error.Index}). Save it as UTF-8.");
        }
    }

    async Task<IReadOnlyList<(string Name, Model.NodeId Id)>> KnownAsync(ParseResult asked, string words, Desk desk, CancellationToken cancellation)
    {
        var address = StoreAddress.Read(asked.GetValue(store), desk);
        if (address is { IsMissing: true, IsDefault: true })
        {
            desk.Say($"There is no store at {address}, so no known names were looked for.");
            return [];
        }
        await using var opened = await Stores.OpenAsync(address, OpenTo.Read, cancellation);
        return await KnownNames.InAsync(await GraphAt.NewestAsync(opened, desk.World, cancellation), words, cancellation);
    }
}

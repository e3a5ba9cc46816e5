using System.CommandLine;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

/// <summary>A command to which a store is named.</summary>
abstract class AddressedCommand : CgraphCommand
{
    readonly Option<string?> store;

    protected AddressedCommand(string name, string sentence) : base(name, sentence) =>
        store = Value<string?>("--store", "FILE|URI", $"The store: a file or a Neo4j server (default: {StoreAddress.DefaultName} in this folder, or ${StoreAddress.Variable})");

    protected StoreAddress AddressOf(ParseResult asked, Desk desk)
    {
        var address = StoreAddress.Read(asked.GetValue(store), desk);
        if (address.IsDefault)
            desk.Say($"Store: {address}");
        return address;
    }
}

/// <summary>A command that works on a store.</summary>
abstract class StoreCommand(string name, string sentence) : AddressedCommand(name, sentence)
{
    /// <summary>What is done with the store; the file is made only where a command is to fill it.</summary>
    protected virtual OpenTo Opens => OpenTo.Read;

    public sealed override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        await using var opened = await Stores.OpenAsync(AddressOf(asked, desk), Opens, cancellation);
        return await RunAsync(asked, opened, desk, cancellation);
    }

    protected abstract Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation);
}

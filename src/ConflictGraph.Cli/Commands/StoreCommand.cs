using System.CommandLine;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Commands;

/// <summary>A command that works on a store.</summary>
abstract class StoreCommand : CgraphCommand
{
    readonly Option<string?> store;

    protected StoreCommand(string name, string sentence) : base(name, sentence) =>
        store = Value<string?>("--store", "FILE", $"The store (default: {StoreAddress.DefaultName} in this folder, or ${StoreAddress.Variable})");

    /// <summary>What is done with the store; the file is made only where a command is to fill it.</summary>
    protected virtual OpenTo Opens => OpenTo.Read;

    protected StoreAddress AddressOf(ParseResult asked, Desk desk) => StoreAddress.Read(asked.GetValue(store), desk);

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        var address = AddressOf(asked, desk);
        await using var opened = await desk.OpenStore(address, Opens, cancellation);
        if (address.IsDefault)
            desk.Say($"Store: {address}");
        return await RunAsync(asked, opened, desk, cancellation);
    }

    protected abstract Task<ExitCode> RunAsync(ParseResult asked, IGraphStore store, Desk desk, CancellationToken cancellation);
}

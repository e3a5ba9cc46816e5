using ConflictGraph.Formats;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli;

/// <summary>A store to try things on: the one that is there, unharmed, else an empty one that is thrown away.</summary>
sealed class ScratchStore : IAsyncDisposable
{
    readonly IGraphStore opened;
    readonly string? folder;

    ScratchStore(IGraphStore opened, Rehearsal store, string? folder) => (this.opened, Store, this.folder) = (opened, store, folder);

    public Rehearsal Store { get; }

    public static async Task<ScratchStore> OfAsync(StoreAddress address, Desk desk, CancellationToken cancellation = default)
    {
        string? folder = null;
        if (address.IsMissing)
        {
            desk.Say($"There is no store at {address}, so it is tried on an empty one.");
            folder = Directory.CreateTempSubdirectory("cgraph-").FullName;
            address = new FileAddress(Path.Combine(folder, StoreAddress.DefaultName));
        }
        var opened = await Stores.OpenAsync(address, folder is null ? OpenTo.Write : OpenTo.Create, cancellation);
        return new ScratchStore(opened, await Rehearsal.OfAsync(opened, cancellation), folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await opened.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }
}

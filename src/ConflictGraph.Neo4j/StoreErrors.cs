using System.Globalization;
using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>What is wrong with the store behind an address, to somebody who runs the service.</summary>
static class StoreErrors
{
    public static StoreException ReadOnly(Uri address) => new(StoreException.ReadOnly, $"{address} is open for reading only. Open it for writing, or write to another store.");

    public static StoreException NotThere(Uri address) => new(StoreException.Unavailable, $"There is no store at {address}: the graph is empty. Commands that write a first time make one.");

    public static StoreException Foreign(Uri address) => new(StoreException.Unavailable, $"{address} holds a graph, but not one of this service. Name an empty database, or another server.");

    public static StoreException Older(Uri address, long found, long known) => new(
        StoreException.Unavailable, $"{address} has schema {Text(found)}; this build works with {Text(known)}. Make a backup of it, then run `cgraph migrate`.");

    public static StoreException Newer(Uri address, long found, long known) => new(
        StoreException.Newer, $"{address} has schema {Text(found)}, written by a newer build; this one knows {Text(known)}. Use the newer build.");

    public static StoreException NotStarted(Neo4jOptions options, ConflictGraphException cause)
    {
        var found = cause is LimitException ? $"Neo4j at {options.Address.GetLeftPart(UriPartial.Authority)} takes requests and does not answer them." : cause.Message;
        return new StoreException(StoreException.Unavailable, string.Create(CultureInfo.InvariantCulture, $"{found} (Waited {options.StartTimeout.TotalSeconds:0.###} s for it to start.)"), cause, isTransient: true);
    }

    public static StoreException Filling(Uri address, string index, long percent, int all) => new(
        StoreException.Unavailable, $"{address} is still filling its indexes: {Text(all)} are not ready, {index} is at {Text(percent)} %. Start again later, or wait longer.", isTransient: true);

    public static StoreException NotFilled(Uri address, string index) => new(
        StoreException.Unavailable, $"The index {index} of {address} could not be filled; the server's log says why. Drop it (`DROP INDEX {index}`) and start again: it is made anew.");

    public static StoreException Busy(Uri address) => new(StoreException.Unavailable, $"Another process is writing to {address} and did not finish in time. Try again.", isTransient: true);

    public static StoreException NotWritten(Uri address, Exception cause) => new(
        StoreException.Unavailable, $"{address} did not answer the commit, and nothing of it was written. Try again.", cause, isTransient: true);

    public static StoreException NotKnown(Uri address, string changeSet, Exception cause) => new(
        StoreException.Unavailable, $"{address} did not answer the commit, nor since: whether change set '{changeSet}' was written is not known. Send it again under the same id: it is written once at most.", cause, isTransient: true);

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Net.Sockets;
using ConflictGraph.Neo4j.Http;
using global::Neo4j.Driver;

namespace ConflictGraph.Neo4j.Bolt;

/// <summary>Neo4j's own driver, for <c>bolt://</c> and <c>neo4j://</c>. It cannot cancel, so what is given up is ended on the server, as over HTTP.</summary>
sealed class BoltConnection : IConnection
{
    static readonly TimeSpan Brief = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestTransaction = TimeSpan.FromSeconds(300);

    readonly Neo4jOptions options;
    readonly IDriver driver;
    readonly IBookmarkManager bookmarks = GraphDatabase.BookmarkManagerFactory.NewBookmarkManager();
    readonly Trying trying;
    readonly Endings endings;

    public BoltConnection(Neo4jOptions options)
    {
        this.options = options;
        driver = GraphDatabase.Driver(options.Address, options.Password is { } password ? AuthTokens.Basic(options.User, password) : AuthTokens.None, config => config
            .WithMaxConnectionPoolSize(options.Connections)
            .WithConnectionTimeout(Brief)
            // A statement's own time ends first, and says so.
            .WithConnectionAcquisitionTimeout(options.StatementTimeout + Brief)
            .WithFetchSize(Config.Infinite));
        trying = new Trying(options);
        endings = new Endings(EndAsync, options.Clock);
        (Reads, Writes) = (new Single(this, Doing.Reading), new Single(this, Doing.Writing));
    }

    public ICypher Reads { get; }

    public ICypher Writes { get; }

    public async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginAsync(Statement first, Parameters parameters, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var word = Endings.Word();
        // Not given up with the caller: it may be about to get a lock.
        var beginning = TryAsync(Doing.Beginning, first.Name, word, () => BeginOnceAsync(first, parameters, word), CancellationToken.None, Undo);
        try
        {
            return await beginning.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Leave(beginning, word, Undo);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await endings.DisposeAsync();
        await driver.DisposeAsync();
    }

    /// <param name="once">Cannot be called back: when its time is over it is left, and what it does on the server is ended.</param>
    /// <param name="undo">What to do with a result that comes when nobody waits any more.</param>
    internal Task<T> TryAsync<T>(Doing doing, string what, string word, Func<Task<T>> once, CancellationToken cancellation, Func<T, ValueTask>? undo = null) =>
        trying.RunAsync(doing, what, async cancellation =>
        {
            var running = AsFailureAsync(once);
            try
            {
                return await running.WaitAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                if (doing != Doing.Committing)
                    Leave(running, word, undo);
                throw;
            }
        }, cancellation);

    internal Task EndingOf(string word) => endings.Of(word);

    internal async Task QuietlyAsync(Func<Task> last)
    {
        try
        {
            await last().WaitAsync(Brief, options.Clock);
        }
        // Whatever the driver makes of a connection that is gone: the server rolls back by itself.
        catch (Exception)
        {
        }
    }

    internal static async Task<IReadOnlyList<Row>> RunAsync(IAsyncQueryRunner runner, Statement statement, Parameters parameters, string word) =>
        await RowsAsync(await runner.RunAsync(statement.Text, With(parameters, word)));

    async Task<IReadOnlyList<Row>> RunOnceAsync(Doing doing, Statement statement, Parameters parameters, string word)
    {
        await using var session = Session(doing == Doing.Reading ? AccessMode.Read : AccessMode.Write);
        return await RowsAsync(await session.RunAsync(statement.Text, With(parameters, word), config => config.WithTimeout(options.StatementTimeout)));
    }

    async Task<(ITransaction Transaction, IReadOnlyList<Row> Rows)> BeginOnceAsync(Statement first, Parameters parameters, string word)
    {
        var session = Session(AccessMode.Write);
        try
        {
            var transaction = await session.BeginTransactionAsync(config => config.WithTimeout(LongestTransaction));
            var rows = await RunAsync(transaction, first, parameters, word);
            return (new BoltTransaction(this, session, transaction), rows);
        }
        catch
        {
            await QuietlyAsync(session.CloseAsync);
            throw;
        }
    }

    async Task<bool> EndAsync(string word, CancellationToken cancellation) =>
        (await AsFailureAsync(() => RunOnceAsync(Doing.Reading, Statement.Of("read/end-request"), new Parameters { ["which"] = word }, Endings.Word())).WaitAsync(Brief, options.Clock, cancellation)).Count > 0;

    IAsyncSession Session(AccessMode mode) => driver.AsyncSession(config => config.WithDatabase(options.Database).WithDefaultAccessMode(mode).WithBookmarkManager(bookmarks));

    async Task<T> AsFailureAsync<T>(Func<Task<T>> once)
    {
        try
        {
            return await once();
        }
        catch (Neo4jException error) when (ServerErrors.IsBookmark(error.Code ?? ""))
        {
            await bookmarks.UpdateBookmarksAsync(await bookmarks.GetBookmarksAsync(), []);
            throw RequestFailure.Answered(error.Code!, error.Message);
        }
        catch (Exception error) when (FailureOf(error) is { } failure)
        {
            throw failure;
        }
    }

    static RequestFailure? FailureOf(Exception error) => error switch
    {
        Neo4jException { Code: { } code } when code.StartsWith("Neo.", StringComparison.Ordinal) => RequestFailure.Answered(code, error.Message),
        TransactionClosedException => new RequestFailure(Fate.Refused, ServerErrors.NoTransaction, error.Message, error),
        _ when Causes(error).OfType<System.Security.Authentication.AuthenticationException>().FirstOrDefault() is { } untrusted => new RequestFailure(Fate.NotSent, ServerErrors.Untrusted, untrusted.Message, error),
        _ when Causes(error).OfType<SocketException>().FirstOrDefault(IsBeforeTheFirstByte) is { } socket => new RequestFailure(Fate.NotSent, "", $"{socket.Message}.", error),
        ServiceUnavailableException or SessionExpiredException or ConnectionReadTimeoutException or IOException or SocketException => new RequestFailure(Fate.Lost, "", "The connection broke.", error),
        Neo4jException => new RequestFailure(Fate.Refused, "", error.GetType().Name, error),
        _ => null,
    };

    static bool IsBeforeTheFirstByte(SocketException error) =>
        error.SocketErrorCode is SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.HostUnreachable or SocketError.NetworkUnreachable;

    /// <summary>What it does on the server is ended; where it gets through before, that is undone as soon as it is known.</summary>
    void Leave<T>(Task<T> running, string word, Func<T, ValueTask>? undo)
    {
        var undoing = UndoAsync();
        endings.Start(word, () => undoing);

        async Task UndoAsync()
        {
            var result = await running;
            if (undo is not null)
                await undo(result);
        }
    }

    // A turn that comes when nobody waits for it any more would be kept until the server ends it.
    static ValueTask Undo((ITransaction Transaction, IReadOnlyList<Row> Rows) begun) => begun.Transaction.DisposeAsync();

    static IEnumerable<Exception> Causes(Exception error)
    {
        yield return error;
        var inner = error is AggregateException several ? several.InnerExceptions : error.InnerException is { } one ? [one] : (IReadOnlyList<Exception>)[];
        foreach (var cause in inner.SelectMany(Causes))
            yield return cause;
    }

    static Dictionary<string, object?> With(Parameters parameters, string word) => new(parameters, StringComparer.Ordinal) { ["_request"] = word };

    static async Task<IReadOnlyList<Row>> RowsAsync(IResultCursor cursor)
    {
        var rows = new List<Row>();
        while (await cursor.FetchAsync())
            rows.Add(RowOf(cursor.Current));
        return rows;
    }

    static Row RowOf(IRecord record)
    {
        var values = new object?[record.Keys.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = record[i] is var value && value is null or long or double or string or bool or List<object> ? value
                : throw new InvalidOperationException($"A statement answered {value.GetType().Name}; answers are plain values and lists.");
        return new Row(values);
    }

    sealed class Single(BoltConnection connection, Doing doing) : ICypher
    {
        public Task<IReadOnlyList<Row>> RunAsync(Statement statement, Parameters parameters, CancellationToken cancellation = default)
        {
            var word = Endings.Word();
            return connection.TryAsync(doing, statement.Name, word, () => connection.RunOnceAsync(doing, statement, parameters, word), cancellation);
        }
    }
}

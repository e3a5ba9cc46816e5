using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConflictGraph.Sqlite;

/// <summary>One connection with its prepared statements and what it remembers of words and names. Used by one call at a time.</summary>
sealed class Session : IDisposable
{
    const int MostStatements = 300;
    readonly SqliteConnection connection;
    readonly sqlite3 handle;
    readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    byte[] utf8 = new byte[4096];
    HashSet<string>? indexes;

    public Session(string path, SqliteOpenMode mode, World world, SqliteOptions options)
    {
        (Path, World, Few) = (path, world, options.Few);
        // Connections are kept here, with their statements; the driver's own pool would lose these.
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw StoreErrors.NotOpened(path, error);
        }
        handle = connection.Handle!;
        raw.sqlite3_busy_timeout(handle, (int)options.BusyWait.TotalMilliseconds);
        Words = new WordList(this);
        Names = new NodeNames(this);
    }

    public string Path { get; }

    public World World { get; }

    public int Few { get; }

    public WordList Words { get; }

    public NodeNames Names { get; }

    /// <summary>Of the call that uses this session now.</summary>
    public CancellationToken Cancellation { get; set; }

    public SqliteConnection Connection => connection;

    /// <summary>The name of the index of a property; null where it has none, or the file is from before the property had one.</summary>
    public string? IndexOf(NodeKind kind, PropertySpec property)
    {
        if (property is not { IsIndexed: true, IsList: false })
            return null;
        indexes ??= ReadIndexes();
        return Schema.NameOfIndex(kind, property) is var name && indexes.Contains(name) ? name : null;
    }

    /// <summary>Of the statements that are kept.</summary>
    public IReadOnlyCollection<string> Texts => statements.Keys;

    /// <summary>Whether all it sees is committed.</summary>
    public bool IsReader => Entities is not null;

    /// <summary>Of a reader: the rows that readers share.</summary>
    public KeptRows<Entity>? Entities { get; init; }

    public KeptRows<StoredEdge>? Edges { get; init; }

    /// <summary>Of a reader: the names that readers share.</summary>
    public KeptNames? SharedNames { get; init; }

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>Rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    /// <summary>A statement of the folder, to be disposed after its use.</summary>
    public Statement Get(string name) => Prepare(Sql.Text(name));

    public Statement Prepare(string text)
    {
        if (statements.TryGetValue(text, out var known))
        {
            if (known.IsInUse)
                return new Statement(this, Compile(text), isKept: false);
            known.IsInUse = true;
            return known;
        }
        if (statements.Count >= MostStatements)
            ForgetStatements();
        var statement = new Statement(this, Compile(text), isKept: true) { IsInUse = true };
        return statements[text] = statement;
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Execute(string text)
    {
        var code = raw.sqlite3_exec(handle, text);
        if (code != raw.SQLITE_OK)
            throw Error(code);
    }

    /// <summary>The same, prepared once.</summary>
    public void Do(string text)
    {
        using var statement = Prepare(text);
        statement.Run();
    }

    public int TryExecute(string text) => raw.sqlite3_exec(handle, text);

    public long Number(string text)
    {
        using var rows = Prepare(text);
        return rows.Step() ? rows.Long(0) : throw new InvalidOperationException($"«{text}» gave nothing.");
    }

    public void WaitWhenBusy(TimeSpan wait) => raw.sqlite3_busy_timeout(handle, (int)wait.TotalMilliseconds);

    public void Interrupt() => raw.sqlite3_interrupt(handle);

    /// <summary>Undoes what was not committed, and forgets what was learned from it.</summary>
    public void RollBack()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        if (InTransaction)
            _ = raw.sqlite3_exec(handle, "ROLLBACK");
        Words.Forget();
        Names.Forget();
    }

    public Exception Error(int code)
    {
        var primary = code & 0xff;
        return primary == raw.SQLITE_INTERRUPT
            ? new OperationCanceledException(Cancellation)
            : StoreErrors.Of(Path, code, raw.sqlite3_errmsg(handle).utf8_to_string());
    }

    public ReadOnlySpan<byte> Utf8(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (utf8.Length < most)
            utf8 = new byte[most];
        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
    }

    public void Dispose()
    {
        ForgetStatements();
        connection.Dispose();
    }

    HashSet<string> ReadIndexes()
    {
        using var rows = Get("indexes");
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Step())
            names.Add(rows.Text(0));
        return names;
    }

    void ForgetStatements()
    {
        foreach (var (text, statement) in statements.Where(pair => !pair.Value.IsInUse).ToList())
        {
            statement.Free();
            statements.Remove(text);
        }
    }

    sqlite3_stmt Compile(string text)
    {
        var code = raw.sqlite3_prepare_v2(handle, text, out var statement);
        return code == raw.SQLITE_OK ? statement : throw Error(code);
    }
}

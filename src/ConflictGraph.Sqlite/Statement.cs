using System.Text;
using SQLitePCL;

namespace ConflictGraph.Sqlite;

/// <summary>A prepared statement. Disposing it makes it ready for its next use; the session that keeps it frees it.</summary>
sealed class Statement(Session session, sqlite3_stmt handle, bool isKept) : IDisposable
{
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    bool isBound;

    public bool IsInUse { get; set; }

    public Statement Bind(int place, long value)
    {
        raw.sqlite3_bind_int64(handle, place, value);
        return this;
    }

    public Statement Bind(int place, long? value)
    {
        if (value is { } number)
            raw.sqlite3_bind_int64(handle, place, number);
        else
            raw.sqlite3_bind_null(handle, place);
        return this;
    }

    public Statement Bind(int place, string? value)
    {
        if (value is null)
            raw.sqlite3_bind_null(handle, place);
        else
            raw.sqlite3_bind_text(handle, place, session.Utf8(value));
        return this;
    }

    public Statement Bind(string name, object? value)
    {
        var place = PlaceOf(name);
        return value switch
        {
            null => Bind(place, (string?)null),
            string text => Bind(place, text),
            long number => Bind(place, number),
            int number => Bind(place, (long)number),
            bool flag => Bind(place, flag ? 1L : 0L),
            double number => BindDouble(place, number),
            _ => throw new ArgumentException($"No value of type {value.GetType().Name} goes into a statement.", nameof(value)),
        };
    }

    public bool Has(string name) => raw.sqlite3_bind_parameter_index(handle, name) != 0;

    /// <summary>Goes to the next row; after the last the statement is ready again.</summary>
    public bool Step()
    {
        if (!isBound)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            isBound = true;
        }
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;
        isBound = false;
        // Reset gives the step's error again; the one above is the one to report.
        raw.sqlite3_reset(handle);
        if (code != raw.SQLITE_DONE)
            throw session.Error(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public bool IsText(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_TEXT;

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int(int column) => raw.sqlite3_column_int(handle, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    // The bytes of a text are its UTF-8; asking for them as such saves looking for their end.
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(handle, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose()
    {
        IsInUse = false;
        if (!isKept)
        {
            handle.Dispose();
            return;
        }
        if (!isBound)
            return;
        isBound = false;
        raw.sqlite3_reset(handle);
    }

    public void Free() => handle.Dispose();

    Statement BindDouble(int place, double value)
    {
        raw.sqlite3_bind_double(handle, place, value);
        return this;
    }

    int PlaceOf(string name)
    {
        if (places.TryGetValue(name, out var place))
            return place;
        place = raw.sqlite3_bind_parameter_index(handle, name);
        if (place == 0)
            throw new ArgumentException($"The statement has no parameter {name}.", nameof(name));
        return places[name] = place;
    }
}

using System.Diagnostics;
using System.Globalization;
using ConflictGraph.Storage;
using Microsoft.Data.Sqlite;

namespace ConflictGraph.Benchmarks;

/// <summary>
/// The baseline: the rows of a finished store go once more into the same tables with the same indexes and settings, by prepared INSERTs alone,
/// in the same number of transactions and in about the order in which they were written. Reading them is not timed.
/// </summary>
sealed class PlainSqlite(string finished, IReadOnlyList<(long Version, TextKeys Words)> words)
{
    // Tables in the order of writing, and what brings their rows into it. Contentless full text cannot be read back: its rows come from the recorded appends.
    static readonly (string Table, string Order)[] Tables =
    [
        ("revision", "number"), ("node", "no"), ("node_version", "version"), ("edge_version", "version"), ("link", "from_rev"),
        ("according", "edge"), ("citation", "edge"), ("key", "from_rev"), ("term", "text"), ("document_text", "revision"), ("word", "no"),
    ];

    public TimeSpan Insert(string empty, int transactions)
    {
        using var from = Open(finished);
        using var to = Open(empty);
        Execute(to, "PRAGMA synchronous = FULL");
        Execute(to, "PRAGMA wal_autocheckpoint = 0");
        var readers = Tables.Select(table => new TableCopy(from, to, table.Table, table.Order)).ToList();
        using var insertWords = to.CreateCommand();
        insertWords.CommandText = "INSERT INTO words(rowid, name, alias, latin, body) VALUES (?1, ?2, ?3, ?4, ?5)";
        for (var i = 1; i <= 5; i++)
            insertWords.Parameters.Add(new SqliteParameter($"?{i}", null));
        var watch = new Stopwatch();
        for (var turn = 0; turn < transactions; turn++)
        {
            var slices = readers.Select(reader => reader.Read(turn, transactions)).ToList();
            watch.Start();
            using var transaction = to.BeginTransaction();
            for (var i = 0; i < readers.Count; i++)
                readers[i].Insert(slices[i], transaction);
            InsertWords(insertWords, transaction, turn, transactions);
            transaction.Commit();
            watch.Stop();
        }
        return watch.Elapsed;
    }

    void InsertWords(SqliteCommand command, SqliteTransaction transaction, int turn, int turns)
    {
        command.Transaction = transaction;
        for (var i = (long)words.Count * turn / turns; i < (long)words.Count * (turn + 1) / turns; i++)
        {
            var (version, text) = words[(int)i];
            command.Parameters[0].Value = version;
            command.Parameters[1].Value = text.Name;
            command.Parameters[2].Value = text.Alias;
            command.Parameters[3].Value = text.Latin;
            command.Parameters[4].Value = text.Body;
            command.ExecuteNonQuery();
        }
    }

    static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }

    static void Execute(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // only the two literals above
        command.CommandText = pragma;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Reads a table slice by slice and inserts it as it is.</summary>
    sealed class TableCopy
    {
        readonly SqliteDataReader rows;
        readonly SqliteCommand insert;
        readonly long count;

        public TableCopy(SqliteConnection from, SqliteConnection to, string table, string order)
        {
            using var counting = from.CreateCommand();
            var reading = from.CreateCommand();
            insert = to.CreateCommand();
#pragma warning disable CA2100 // table names of the list above
            counting.CommandText = $"SELECT count(*) FROM {table}";
            reading.CommandText = $"SELECT * FROM {table} ORDER BY {order}";
            count = Convert.ToInt64(counting.ExecuteScalar(), CultureInfo.InvariantCulture);
            rows = reading.ExecuteReader();
            var places = Enumerable.Range(1, rows.FieldCount).Select(i => $"?{i}").ToList();
            insert.CommandText = $"INSERT OR IGNORE INTO {table} VALUES ({string.Join(", ", places)})";
#pragma warning restore CA2100
            foreach (var place in places)
                insert.Parameters.Add(new SqliteParameter(place, null));
        }

        public List<object[]> Read(int turn, int turns)
        {
            var slice = new List<object[]>();
            for (var i = count * turn / turns; i < count * (turn + 1) / turns && rows.Read(); i++)
            {
                var row = new object[rows.FieldCount];
                rows.GetValues(row);
                slice.Add(row);
            }
            return slice;
        }

        public void Insert(List<object[]> slice, SqliteTransaction transaction)
        {
            insert.Transaction = transaction;
            foreach (var row in slice)
            {
                for (var i = 0; i < row.Length; i++)
                    insert.Parameters[i].Value = row[i];
                insert.ExecuteNonQuery();
            }
        }
    }
}

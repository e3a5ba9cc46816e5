namespace ConflictGraph.Neo4j;

/// <summary>One row of an answer. Values are null, string, long, double, bool or lists of these.</summary>
readonly struct Row(object?[] values)
{
    public int Count => values.Length;

    public bool IsNull(int column) => values[column] is null;

    public long Long(int column) => (long)values[column]!;

    public long? LongOrNull(int column) => (long?)values[column];

    public int Int(int column) => checked((int)(long)values[column]!);

    public string Text(int column) => (string)values[column]!;

    public string? TextOrNull(int column) => (string?)values[column];

    public bool Flag(int column) => (bool)values[column]!;

    public object? Value(int column) => values[column];

    public IEnumerable<T> List<T>(int column) => ((IReadOnlyList<object?>)values[column]!).Cast<T>();
}

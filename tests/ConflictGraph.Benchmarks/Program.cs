using ConflictGraph.Benchmarks;

return args switch
{
    ["store", .. var rest] => await StoreBenchmark.RunAsync(rest),
    ["start", .. var rest] => await StartBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Figures of the embedded store, each by one command (always with -c Release):
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- store [NODES=200000] [FILE]   bulk commit beside plain SQLite, then reads at that size; a FILE that is there is only read
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- start [RUNS=5]   cold start of the built tool to its first answer, and its memory
        """);
    return 2;
}

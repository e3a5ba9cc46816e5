using ConflictGraph.Benchmarks;

return args switch
{
    ["store", .. var rest] => await StoreBenchmark.RunAsync(rest),
    ["start", .. var rest] => await StartBenchmark.RunAsync(rest),
    ["neo4j", .. var rest] => await Neo4jBenchmark.RunAsync(rest),
    ["graphql", .. var rest] => await GraphQLBenchmark.RunAsync(rest),
    ["soak", .. var rest] => await GraphQLBenchmark.SoakAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Figures of the stores, each by one command (always with -c Release):
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- store [NODES=200000] [FILE]   bulk commit beside plain SQLite, then reads at that size; a FILE that is there is only read
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- start [RUNS=5]   cold start of the built tool to its first answer, and its memory
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- graphql [NODES=200000] [FILE] [QUESTION]   the API over SQLite: requests/s of six questions, or of one, and what one request costs
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- soak [MINUTES=15] [NODES=20000]   what the service holds after each minute of those questions about ever other things
          dotnet run -c Release --project tests/ConflictGraph.Benchmarks -- neo4j HTTP-ADDRESS BOLT-ADDRESS [NODES=200000]   both engines and @neo4j/graphql on an empty server with 2 GB of heap (NEO4J_PASSWORD; `npm install` in neo4j-graphql first; CONFLICTGRAPH_TEST_NEO4J_HOME names the folder with start, stop and admin, for copies to and imports into a server of its own)
        """);
    return 2;
}

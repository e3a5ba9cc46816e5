using System.Diagnostics;

namespace ConflictGraph.Benchmarks;

/// <summary>How long single calls take, one after another.</summary>
static class Figures
{
    // What is slow tells enough by then.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Runs a warm-up of a tenth, then each call once, for a minute at most, and says median and 99th percentile.</summary>
    public static async Task LatencyAsync(string what, int calls, Func<int, Task> call)
    {
        var warming = Stopwatch.StartNew();
        for (var i = 0; i < Math.Max(5, calls / 10) && warming.Elapsed < Longest / 4; i++)
            await call(i);
        var times = new List<double>(calls);
        for (var watch = Stopwatch.StartNew(); times.Count < calls && watch.Elapsed < Longest;)
        {
            var start = Stopwatch.GetTimestamp();
            await call(times.Count + calls);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"{what,-42} p50 {times[times.Count / 2],8:0.000} ms   p99 {times[times.Count * 99 / 100],8:0.000} ms   max {times[^1],8:0.000} ms   ({times.Count} calls)"));
    }
}

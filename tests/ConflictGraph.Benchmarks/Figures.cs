using System.Diagnostics;

namespace ConflictGraph.Benchmarks;

/// <summary>How long single calls take, one after another.</summary>
static class Figures
{
    /// <summary>Runs a warm-up of a tenth, then each call once, and says median and 99th percentile.</summary>
    public static async Task LatencyAsync(string what, int calls, Func<int, Task> call)
    {
        for (var i = 0; i < Math.Max(5, calls / 10); i++)
            await call(i);
        var times = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await call(i + calls);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        Console.WriteLine(FormattableString.Invariant($"{what,-42} p50 {times[calls / 2],8:0.000} ms   p99 {times[calls * 99 / 100],8:0.000} ms   max {times[^1],8:0.000} ms   ({calls} calls)"));
    }
}

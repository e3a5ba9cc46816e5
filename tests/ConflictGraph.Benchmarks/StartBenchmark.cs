using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace ConflictGraph.Benchmarks;

/// <summary>From the start of the built tool with the sample world to the first answer over GraphQL, in a fresh folder each time.</summary>
static class StartBenchmark
{
    const string Address = "http://127.0.0.1:5197";

    public static async Task<int> RunAsync(string[] args)
    {
        var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        var (times, memory) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("cgraph-start");
            var (milliseconds, megabytes) = await OnceAsync(folder.FullName);
            folder.Delete(recursive: true);
            times.Add(milliseconds);
            memory.Add(megabytes);
            Console.WriteLine(FormattableString.Invariant($"run {run + 1}: first answer after {milliseconds:0} ms, {megabytes:0} MB resident"));
        }
        times.Sort();
        memory.Sort();
        Console.WriteLine(FormattableString.Invariant($"median of {runs}: {times[runs / 2]:0} ms, {memory[runs / 2]:0} MB"));
        return 0;
    }

    static async Task<(double Milliseconds, double Megabytes)> OnceAsync(string folder)
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        var tool = Path.Combine(AppContext.BaseDirectory, "cgraph.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, "serve", "--sample", "--store", Path.Combine(folder, "sample.db"), "--listen", Address["http://".Length..]])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!await AnswersAsync(http))
                await Task.Delay(5);
            var elapsed = watch.Elapsed.TotalMilliseconds;
            process.Refresh();
            return (elapsed, process.WorkingSet64 / 1e6);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(Address + "/graphql", new { query = """{ whoSaidWhat(text: "ATACMS", first: 5) { nodes { entity { name } } } }""" });
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("Russia", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }
}

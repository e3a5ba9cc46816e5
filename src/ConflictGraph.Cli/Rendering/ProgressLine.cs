using System.Globalization;

namespace ConflictGraph.Cli.Rendering;

/// <summary>How far long work is: a bar with rate and time left on a terminal, a line every ten seconds elsewhere, nothing for work that is soon over.</summary>
sealed class ProgressLine(Desk desk, string what, string unit, long? total = null) : IProgress<long>, IDisposable
{
    const int BarWidth = 24;
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(150);
    static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);

    readonly long started = desk.Clock.GetTimestamp();
    long told = desk.Clock.GetTimestamp();
    bool isShown;

    public void Report(long value)
    {
        var elapsed = desk.Clock.GetElapsedTime(started);
        if (elapsed < Soon || desk.Clock.GetElapsedTime(told) < (desk.ErrorIsTerminal ? OnTerminal : Elsewhere))
            return;
        told = desk.Clock.GetTimestamp();
        var line = Line(value, elapsed);
        if (desk.ErrorIsTerminal)
            desk.Error.Write($"\r{line}\u001b[K");
        else
            desk.Error.WriteLine(line);
        isShown = true;
    }

    public void Dispose()
    {
        if (isShown && desk.ErrorIsTerminal)
            desk.Error.Write("\r\u001b[K");
    }

    string Line(long value, TimeSpan elapsed)
    {
        var rate = value / elapsed.TotalSeconds;
        var line = string.Create(CultureInfo.InvariantCulture, $"{what} {value:N0}{(total is { } all ? $" of {all:N0}" : "")} {unit}, {rate:N0} a second");
        if (total is not { } end || end == 0 || rate <= 0)
            return line;
        var share = Math.Clamp((double)value / end, 0, 1);
        var left = TimeSpan.FromSeconds(Math.Max(0, (end - value) / rate));
        var bar = desk.ErrorIsTerminal ? $"[{new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.')}] " : "";
        return string.Create(CultureInfo.InvariantCulture, $"{bar}{share:P0} {line}, {(left.TotalHours >= 1 ? left.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : left.ToString(@"m\:ss", CultureInfo.InvariantCulture))} left");
    }
}

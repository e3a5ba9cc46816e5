using System.Runtime.InteropServices;

namespace ConflictGraph.Model;

/// <summary>
/// The hash of an id. A bulk load looks ids up in tables tens of times per row, and the runtime's own hash of text goes two characters at a time;
/// this one goes four at a time. It has a seed of its own in each process, so that nobody can make up ids that meet.
/// </summary>
static class IdHash
{
    const ulong Odd = 0x9E3779B97F4A7C15;
    static readonly ulong Seed = BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    public static int Of(string? text)
    {
        if (text is null)
            return 0;
        var state = Seed + (ulong)text.Length * Odd;
        var rest = text.AsSpan();
        foreach (var four in MemoryMarshal.Cast<char, ulong>(rest))
            state = Mix(state ^ four);
        foreach (var letter in rest[(rest.Length & ~3)..])
            state = Mix(state ^ letter);
        return (int)(state ^ (state >> 32));
    }

    // Both halves of the product, so that every bit that goes in reaches the bits that come out.
    static ulong Mix(ulong state)
    {
        var high = Math.BigMul(state, (Odd ^ Seed) | 1, out var low);
        return high ^ low;
    }
}

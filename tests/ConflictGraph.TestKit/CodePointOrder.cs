using System.Text;

namespace ConflictGraph.TestKit;

/// <summary>By code point, which is the order of UTF-8 bytes; UTF-16 puts what lies beyond the basic plane before its last characters.</summary>
public sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Instance = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}

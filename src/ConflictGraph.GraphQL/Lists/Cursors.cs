using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Storage;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A place in a list as clients hold it: opaque, and good for the list that gave it out alone.</summary>
static class Cursors
{
    const int LongestCursor = 1000;

    /// <summary>What a list is known by: its field, filter and order.</summary>
    public static string StampOf(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..12];

    public static string Write(string stamp, params ReadOnlySpan<string?> parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{stamp}{string.Concat(parts.ToArray().Select(part => part is null ? "\n" : "\n=" + part))}"));

    /// <summary>The parts, if this list wrote it.</summary>
    public static string?[] Read(string stamp, string cursor, int parts)
    {
        Span<byte> bytes = stackalloc byte[LongestCursor];
        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length))
            throw new BadCursorException();
        var read = Encoding.UTF8.GetString(bytes[..length]).Split('\n');
        if (read.Length != parts + 1 || read[0] != stamp || read.Skip(1).Any(part => part is not ("" or ['=', ..])))
            throw new BadCursorException();
        return [.. read.Skip(1).Select(part => part.Length == 0 ? null : part[1..])];
    }

    public static string Of(string stamp, ListCursor cursor) => Write(stamp, cursor.Text, Digits(cursor.Number), Digits(cursor.Serial));

    public static ListCursor ListCursor(string stamp, string cursor)
    {
        var parts = Read(stamp, cursor, 3);
        return new(parts[0], Number(parts[1]), Number(parts[2]) ?? throw new BadCursorException());
    }

    public static string Of(string stamp, LinkCursor cursor) => Write(stamp, Digits(cursor.Slot), Digits(cursor.Other), Digits(cursor.Edge));

    public static LinkCursor LinkCursor(string stamp, string cursor)
    {
        var parts = Read(stamp, cursor, 3);
        return new((int)(Number(parts[0]) ?? throw new BadCursorException()), Number(parts[1]) ?? throw new BadCursorException(), Number(parts[2]) ?? throw new BadCursorException());
    }

    /// <summary>A place counted from the start of an answer that is always in one order.</summary>
    public static string Of(string stamp, int index) => Write(stamp, Digits(index));

    public static int Index(string stamp, string? cursor) =>
        cursor is null ? 0 : Number(Read(stamp, cursor, 1)[0]) is >= 0 and < int.MaxValue and long index ? (int)index + 1 : throw new BadCursorException();

    static string? Digits(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    static long? Number(string? text) =>
        text is null ? null : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new BadCursorException();
}

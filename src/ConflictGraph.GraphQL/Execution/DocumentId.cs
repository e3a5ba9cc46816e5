using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>
/// What a document is asked by in place of its text: the hash of that text in UTF-8, as lower-case hexadecimal digits. GraphQL over HTTP has SHA-256 for it;
/// Relay's compiler writes MD5 into its manifest, and the code generator SHA-1, unless they are told otherwise.
/// </summary>
public static class DocumentId
{
    public const string Prefix = "sha256:";

    /// <summary>The id that every document has, with its prefix.</summary>
    public static string Of(string text) => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether this is a hash of the text, of whichever of the three it is as long as.</summary>
    public static bool IsOf(string text, string id)
    {
        var digits = id.StartsWith(Prefix, StringComparison.Ordinal) ? id[Prefix.Length..] : id;
        return Hash(Encoding.UTF8.GetBytes(text), digits.Length) is { } hash && Convert.ToHexStringLower(hash) == digits && (digits == id || hash.Length == SHA256.HashSizeInBytes);
    }

    [SuppressMessage("Security", "CA5350", Justification = "Tells whether a manifest is whole. Nobody is trusted for knowing a hash: who writes the manifest is.")]
    [SuppressMessage("Security", "CA5351", Justification = "As above.")]
    static byte[]? Hash(byte[] text, int digits) => (digits / 2, digits % 2) switch
    {
        (SHA256.HashSizeInBytes, 0) => SHA256.HashData(text),
        (SHA1.HashSizeInBytes, 0) => SHA1.HashData(text),
        (MD5.HashSizeInBytes, 0) => MD5.HashData(text),
        _ => null,
    };
}

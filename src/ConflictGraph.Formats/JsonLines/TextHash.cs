using System.Security.Cryptography;
using System.Text;

namespace ConflictGraph.Formats.JsonLines;

static class TextHash
{
    /// <summary>SHA-256 of the text's UTF-8, hex: the name under which a document's text is kept.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

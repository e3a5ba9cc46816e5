using System.Security.Cryptography;
using System.Text;

namespace ConflictGraph.Neo4j;

/// <summary>A value of a keyed property as one text that an index can hold: long ones by their hash.</summary>
static class KeyText
{
    const int Longest = 1000;

    public static string Of(string property, string text) => text.Length <= Longest ? $"{property} {text}"
        : $"{property} …{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}

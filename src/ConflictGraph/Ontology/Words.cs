using System.Text;

namespace ConflictGraph.Ontology;

/// <summary>How names of kinds are written in other places.</summary>
static class Words
{
    /// <summary><c>MadeClaim</c> → <c>MADE_CLAIM</c>.</summary>
    public static string Upper(string name)
    {
        var upper = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                upper.Append('_');
            upper.Append(char.ToUpperInvariant(name[i]));
        }
        return upper.ToString();
    }
}

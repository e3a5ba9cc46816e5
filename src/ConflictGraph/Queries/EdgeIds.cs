using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Queries;

/// <summary>Ids of what is no entered edge: direct edges and bundles. An entered edge's own is <see cref="EdgeId"/>.</summary>
public static class EdgeIds
{
    /// <summary><c>attacked:organisation:russia&gt;location:odesa#incident:odesa-missile</c></summary>
    public static string Direct(EdgeKind kind, NodeId from, NodeId to, NodeId derivedFrom) => $"{PrefixOf(kind)}:{from}>{to}#{derivedFrom}";

    /// <summary><c>claimed-about:person:x&gt;weapon:y#*.ALLEGES</c>, <c>attacked:x&gt;y#*REPORTED.</c></summary>
    public static string Bundle(EdgeKind kind, NodeId from, NodeId to, Modality? modality, string? stance) => $"{PrefixOf(kind)}:{from}>{to}#*{modality}.{stance}";

    internal static bool IsDirect((EdgeKind Kind, NodeId From, NodeId To, string Key) parts, out NodeId derivedFrom)
    {
        derivedFrom = default;
        return parts.Kind.IsDirect && NodeId.TryParse(parts.Key, out derivedFrom);
    }

    internal static bool IsBundle((EdgeKind Kind, NodeId From, NodeId To, string Key) parts) => parts.Key.StartsWith('*');

    static string PrefixOf(EdgeKind kind) => kind.Name.ToLowerInvariant().Replace('_', '-');
}

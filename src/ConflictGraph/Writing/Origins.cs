using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>Where a claim comes from, as far as «of one origin» needs it: claimants that can speak, else documents through REPRINTS, else independence groups and sources.</summary>
sealed class Origins(Draft draft)
{
    public HashSet<string> Of(NodeId claim) => Of(claim, []);

    HashSet<string> Of(NodeId claim, HashSet<NodeId> seen)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!seen.Add(claim))
            return found;
        var repeated = draft.EdgesAt(claim, EdgeKinds.Repeats, End.FROM).Select(edge => edge.To).ToList();
        if (repeated.Count > 0)
            foreach (var first in repeated)
                found.UnionWith(Of(first, seen));
        foreach (var maker in draft.EdgesAt(claim, EdgeKinds.MadeClaim, End.TO).Select(edge => edge.From))
            AddMaker(claim, maker, found);
        return found;
    }

    void AddMaker(NodeId claim, NodeId maker, HashSet<string> found)
    {
        // Gone earlier in the change set: its edges follow it at the end.
        if (draft.Node(maker) is not { } node)
            return;
        if (node.Kind.Is(Part.Document))
            AddDocument(claim, maker, found, []);
        else if (node.Kind.Is(Part.Source))
            AddSource(maker, found);
        else
            AddWithIdentity(maker, found);
    }

    void AddDocument(NodeId claim, NodeId document, HashSet<string> found, HashSet<NodeId> seen)
    {
        if (!seen.Add(document))
            return;
        var reprinted = draft.EdgesAt(document, EdgeKinds.Reprints, End.FROM).Select(edge => edge.To).ToList();
        if (reprinted.Count > 0)
        {
            foreach (var first in reprinted)
                AddDocument(claim, first, found, seen);
            return;
        }
        AddWithIdentity(document, found);
        foreach (var source in draft.EdgesAt(document, EdgeKinds.PublishedBy, End.FROM).Select(edge => edge.To))
            AddSource(source, found);
    }

    // A source corrects its own articles, so two documents of one source are of one origin here.
    void AddSource(NodeId source, HashSet<string> found)
    {
        AddWithIdentity(source, found);
        if (draft.Node(source)?.Properties.Text("independenceGroup") is { } group)
            found.Add("group " + group);
    }

    // What was judged the same speaks as one.
    void AddWithIdentity(NodeId id, HashSet<string> found) => found.UnionWith(new Identity.SameGroup(draft).Of(id).Select(member => member.Value));
}

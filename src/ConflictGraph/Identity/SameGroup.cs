using ConflictGraph.Model;
using ConflictGraph.Writing;

namespace ConflictGraph.Identity;

/// <summary>The things joined by SAME, and how.</summary>
sealed class SameGroup(Draft draft)
{
    /// <summary>All that reads as one with this node, itself included.</summary>
    public IReadOnlyCollection<NodeId> Of(NodeId id) => Chains(id).Keys;

    /// <summary>The one whose id and values stand for all, and the group by number of birth.</summary>
    public (NodeId Canonical, IReadOnlyList<NodeId> Members) Read(NodeId id)
    {
        // Nearly everything was judged the same as nothing.
        if (!draft.JudgedAt(id).Any(judgement => judgement.Verdict == IdentityVerdict.SAME))
            return (id, [id]);
        var found = Chains(id).Keys;
        List<NodeId> members = [.. found.OrderBy(draft.Serial)];
        var chosen = members.SelectMany(draft.JudgedAt).Where(judgement => judgement.Verdict == IdentityVerdict.SAME).Select(judgement => judgement.Canonical).OfType<NodeId>().ToHashSet();
        return (members.Find(chosen.Contains) is { Value: not null } canonical ? canonical : members[0], members);
    }

    /// <summary>Refuses a group that holds a pair judged DIFFERENT, with the chain of judgements that joins them.</summary>
    public void RefuseDifferent(NodeId id)
    {
        foreach (var member in Of(id))
        {
            var apart = draft.JudgedAt(member).Where(judgement => judgement.Verdict == IdentityVerdict.DIFFERENT).Select(judgement => judgement.A == member ? judgement.B : judgement.A);
            var chains = Chains(member);
            foreach (var other in apart)
                if (chains.ContainsKey(other))
                    throw new IdentityConflictException(Chain(chains, other));
        }
    }

    // Breadth first, so that the chain that is shown is a shortest one. Each is kept with the one it was reached from.
    Dictionary<NodeId, NodeId> Chains(NodeId id)
    {
        var from = new Dictionary<NodeId, NodeId> { [id] = id };
        var todo = new Queue<NodeId>([id]);
        while (todo.TryDequeue(out var member))
        {
            foreach (var judgement in draft.JudgedAt(member))
            {
                var other = judgement.A == member ? judgement.B : judgement.A;
                if (judgement.Verdict == IdentityVerdict.SAME && from.TryAdd(other, member))
                    todo.Enqueue(other);
            }
        }
        return from;
    }

    static List<NodeId> Chain(Dictionary<NodeId, NodeId> from, NodeId end)
    {
        List<NodeId> chain = [end];
        while (from[chain[^1]] != chain[^1])
            chain.Add(from[chain[^1]]);
        chain.Reverse();
        return chain;
    }
}

using System.Globalization;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Sqlite;

/// <summary>Writes the rows of one revision. It binds by position and makes nothing per row but what the engine keeps.</summary>
sealed class Appender(Session session)
{
    public void Write(Append next)
    {
        var newest = RevisionReads.Newest(session).Number;
        if (next.Revision.Number != newest + 1)
            throw new InvalidOperationException($"Revision {next.Revision.Number} does not follow {newest}.");
        var at = next.Revision.Number;
        Close(next.Closed, at);
        Nodes(next.Nodes, at);
        Edges(next.Edges, at);
        Judgements(next.Judgements, at);
        Links(next.Links, at);
        Retractions(next.Retractions, at);
        Texts(next.Texts, at);
        Terms(next.Terms);
        Revision(next.Revision);
    }

    // Closed first: a row that is closed and opened again in one revision holds without a gap.
    void Close(Closed closed, long at)
    {
        using var node = session.Get("close-node");
        foreach (var version in closed.Nodes)
            One(node.Bind(1, at).Bind(2, version), "node version", version);
        using var edge = session.Get("close-edge");
        foreach (var version in closed.Edges)
            One(edge.Bind(1, at).Bind(2, version), "edge version", version);
        using var link = session.Get("close-link");
        foreach (var key in closed.Links)
        {
            One(link.Bind(1, at).Bind(2, key.A).Bind(3, 2 * key.Kind.Number).Bind(4, key.B).Bind(5, key.Edge), "link", key.Edge);
            if (key.A != key.B)
                One(link.Bind(1, at).Bind(2, key.B).Bind(3, 2 * key.Kind.Number + 1).Bind(4, key.A).Bind(5, key.Edge), "link", key.Edge);
        }
        using var text = session.Get("close-key");
        foreach (var key in closed.Keys)
            One(text.Bind(1, at).Bind(2, session.Words.Find(key.Property)).Bind(3, key.Text).Bind(4, key.Serial), "key of node", key.Serial);
    }

    void Nodes(IReadOnlyList<NodeVersion> nodes, long at)
    {
        if (nodes.Count == 0)
            return;
        using var birth = session.Get("insert-node");
        using var row = session.Get("insert-node-version");
        using var words = session.Get("insert-words");
        using var box = session.Get("insert-box");
        using var key = session.Get("insert-key");
        foreach (var node in nodes)
        {
            if (node.IsBirth)
                birth.Bind(1, node.Serial).Bind(2, node.Id.Value).Bind(3, node.Kind.Number).Run();
            row.Bind(1, node.Version).Bind(2, node.Serial).Bind(3, at).Bind(4, node.EnteredIn).Bind(5, node.Replaces).Bind(6, node.Kind.Number).Bind(7, node.Canonical)
                .Bind(8, node.IsListed ? 1 : 0).Bind(9, node.ByName).Bind(10, node.Time?.From ?? TimeKeys.Undated).Bind(11, -node.Time?.Until ?? TimeKeys.Undated)
                .Bind(12, node.Time?.Span).Bind(13, node.Time?.From).Bind(14, node.Time?.Until).Bind(15, node.Shown).Bind(16, node.Entered == node.Shown ? null : node.Entered).Run();
            if (node.Words != TextKeys.None)
                words.Bind(1, node.Version).Bind(2, node.Words.Name).Bind(3, node.Words.Alias).Bind(4, node.Words.Latin).Bind(5, node.Words.Body).Run();
            if (node.Box is { } area)
                box.Bind(1, node.Version).Bind(2, area.West).Bind(3, area.East).Bind(4, area.South).Bind(5, area.North).Run();
            foreach (var (property, text) in node.Keys)
                key.Bind(1, session.Words.Give(property)).Bind(2, text).Bind(3, node.Serial).Bind(4, at).Run();
        }
    }

    void Edges(IReadOnlyList<EdgeVersion> edges, long at)
    {
        if (edges.Count == 0)
            return;
        using var row = session.Get("insert-edge-version");
        using var according = session.Get("insert-according");
        using var citation = session.Get("insert-citation");
        foreach (var edge in edges)
        {
            row.Bind(1, edge.Version).Bind(2, at).Bind(3, edge.Replaces).Bind(4, edge.Kind.Number).Bind(5, edge.From).Bind(6, edge.To).Bind(7, edge.Discriminator).Bind(8, edge.Edge.Payload).Run();
            foreach (var claim in edge.AccordingTo)
                according.Bind(1, claim).Bind(2, edge.Version).Run();
            foreach (var document in edge.Citing)
                citation.Bind(1, document).Bind(2, edge.Version).Run();
        }
    }

    void Judgements(IReadOnlyList<JudgementVersion> judgements, long at)
    {
        using var row = session.Get("insert-edge-version");
        foreach (var judgement in judgements)
        {
            row.Bind(1, judgement.Version).Bind(2, at).Bind(3, judgement.Replaces).Bind(4, Schema.Judgement).Bind(5, judgement.A).Bind(6, judgement.B).Bind(7, "")
                .Bind(8, JudgementText.Write(judgement.Judgement)).Run();
        }
    }

    void Links(IReadOnlyList<NewLink> links, long at)
    {
        if (links.Count == 0)
            return;
        using var row = session.Get("insert-link");
        foreach (var link in links)
        {
            row.Bind(1, link.A).Bind(2, 2 * link.Kind.Number).Bind(3, link.B).Bind(4, link.Edge).Bind(5, at).Bind(6, (long)link.Certainty)
                .Bind(7, link.Tag is { } tag ? session.Words.Give(tag) : null).Bind(8, link.Time?.Span).Bind(9, link.Time?.From).Bind(10, link.Time?.Until).Run();
            // What is bound stays bound: the row the other way differs in three.
            if (link.A != link.B)
                row.Bind(1, link.B).Bind(2, 2 * link.Kind.Number + 1).Bind(3, link.A).Run();
        }
    }

    void Retractions(IReadOnlyList<Retraction> retractions, long at)
    {
        using var row = session.Get("insert-retraction");
        foreach (var retraction in retractions)
            row.Bind(1, at).Bind(2, retraction.Id).Bind(3, (long)retraction.What).Bind(4, retraction.Version).Run();
    }

    void Texts(IReadOnlyList<DocumentText> texts, long at)
    {
        using var row = session.Get("insert-text");
        foreach (var text in texts)
            row.Bind(1, text.Sha256).Bind(2, at).Bind(3, text.Text).Run();
    }

    void Terms(IReadOnlyList<string> terms)
    {
        using var row = session.Get("insert-term");
        foreach (var term in terms)
            row.Bind(1, term).Run();
    }

    void Revision(Revision revision)
    {
        using var row = session.Get("insert-revision");
        row.Bind(1, revision.Number).Bind(2, revision.ChangeSet).Bind(3, revision.Content).Bind(4, revision.Author).Bind(5, revision.Reason).Bind(6, revision.At.UtcTicks)
            .Bind(7, revision.FirstNode).Bind(8, revision.FirstEdge).Bind(9, TotalsText.Write(revision.Totals)).Run();
    }

    void One(Statement close, string what, long number)
    {
        close.Run();
        if (session.Changes != 1)
            throw new InvalidOperationException($"There is no open {what} {number.ToString(CultureInfo.InvariantCulture)} to close.");
    }
}

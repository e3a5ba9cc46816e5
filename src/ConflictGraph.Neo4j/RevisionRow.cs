using ConflictGraph.Storage;

namespace ConflictGraph.Neo4j;

/// <summary>A revision, with the ids of what it entered and took out, by name. Where there are none the list is left out: the server's own import knows no empty lists.</summary>
static class RevisionRow
{
    public static Parameters Of(Append next)
    {
        var revision = next.Revision;
        return new Parameters
        {
            ["number"] = revision.Number, ["changeSet"] = revision.ChangeSet, ["content"] = revision.Content, ["author"] = revision.Author, ["reason"] = revision.Reason,
            ["at"] = revision.At.ToUnixTimeMilliseconds(), ["firstNode"] = revision.FirstNode, ["firstEdge"] = revision.FirstEdge, ["lastSerial"] = revision.Totals.Serials, ["totals"] = TotalsText.Write(revision.Totals),
            ["nodes"] = Some(next.Nodes.Where(node => node.EnteredIn == revision.Number).OrderBy(node => node.Version).Select(node => node.Id.Value)),
            ["edges"] = Some(next.Edges.Select(edge => (edge.Version, edge.Edge.Id.Value)).Concat(next.Judgements.Select(judgement => (judgement.Version, Value: judgement.Judgement.Id))).OrderBy(entered => entered.Version).Select(entered => entered.Value)),
            ["retracted"] = Some(next.Retractions.Select(gone => gone.Id).Order(StringComparer.Ordinal)),
        };
    }

    static string[]? Some(IEnumerable<string> ids) => ids.ToArray() is { Length: > 0 } some ? some : null;
}

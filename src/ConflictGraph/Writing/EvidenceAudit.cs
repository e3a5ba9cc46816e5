using System.Security.Cryptography;
using System.Text;
using ConflictGraph.Model;
using ConflictGraph.Storage;
using Record = ConflictGraph.Storage.Record;

namespace ConflictGraph.Writing;

/// <summary>Reads all evidence again: every quote must stand where it is said to, and every text must have the hash it is kept under.</summary>
public sealed class EvidenceAudit(IGraphReads reads)
{
    const int PageSize = 1000;

    /// <summary>What does not hold at a revision, as sentences; empty when all does.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(long at, CancellationToken cancellation = default)
    {
        var faults = new List<string>();
        for (string? after = null; ;)
        {
            var page = await reads.RecordsAsync(at, new PageOf(PageSize, after), cancellation);
            faults.AddRange(page.Items.OfType<Record.OfText>().Where(record => HashOf(record.Text.Text) != record.Text.Sha256).Select(record => $"The text kept under {record.Text.Sha256} has another SHA-256: it was changed."));
            await CheckAsync(at, [.. page.Items.OfType<Record.OfEdge>().Select(record => record.Edge)], faults, cancellation);
            if ((after = page.Next) is null)
                return faults;
        }
    }

    async Task CheckAsync(long at, IReadOnlyList<Edge> edges, List<string> faults, CancellationToken cancellation)
    {
        var cited = edges.SelectMany(edge => edge.Evidence).Select(evidence => evidence.Document).Distinct().ToList();
        var documents = (await reads.GroupsAsync(at, cited, cancellation)).Values.SelectMany(group => group.Members).DistinctBy(member => member.Serial).ToDictionary(member => member.Node.Id, member => member.Node);
        var texts = await reads.TextsAsync([.. documents.Values.Select(document => document.Properties.Text("sha256")).OfType<string>().Distinct()], cancellation);
        foreach (var edge in edges)
            foreach (var evidence in edge.Evidence)
                if (FaultOf(evidence, documents, texts) is { } fault)
                    faults.Add($"{edge.Id}: {fault}");
    }

    static string? FaultOf(Evidence evidence, Dictionary<NodeId, Node> documents, IReadOnlyDictionary<string, string> texts)
    {
        if (!documents.TryGetValue(evidence.Document, out var document))
            return $"Its evidence cites {evidence.Document}, which is not there.";
        if (evidence.Selector is not TextSelector place)
            return null;
        if (document.Properties.Text("sha256") is not { } hash || !texts.TryGetValue(hash, out var text))
            return $"Its evidence names a place in {evidence.Document}, whose text is not kept.";
        try
        {
            Quotes.Slice(evidence.Document, text, place, evidence.Quote);
            return null;
        }
        catch (EvidenceMismatchException mismatch)
        {
            return mismatch.Message;
        }
    }

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

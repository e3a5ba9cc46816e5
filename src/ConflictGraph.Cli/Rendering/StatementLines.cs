using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Projection;
using ConflictGraph.Queries;
using ConflictGraph.Storage;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Who said what: speaker, stance, the exact words and where they stand, how it comes to answer and how certain that is.</summary>
static class StatementLines
{
    public static async Task ShowAsync(AnswerPage page, GraphAt graph, SpeakerPage found, CancellationToken cancellation)
    {
        var (names, evidence) = await LearnAsync(graph, found, cancellation);
        var statements = found.Speakers.Sum(speaker => speaker.Statements.Count);
        page.Line(0, (found.Total == 0 ? "Nobody is on record." : $"{Count(statements, "statement")} by {Count(found.Speakers.Count, "speaker")}, as of revision {graph.At}", Tone.Quiet));
        foreach (var speaker in found.Speakers)
        {
            page.Blank();
            page.Line(0, (speaker.Entity.Name, Tone.Strong), ($"  {speaker.Entity.Id}", Tone.Quiet));
            foreach (var statement in speaker.Statements)
                Show(page, statement, names, evidence.GetValueOrDefault(statement.Claim.Id) ?? []);
        }
        if (found.HasMore)
            page.Line($"Showing {found.Speakers.Count} of {found.Total} speakers; --first asks for more.");
        if (!found.Complete)
            page.Line("A limit was reached: there may be more.");
        if (found.UndatedLeftOut > 0)
            page.Line($"Left out {Count(found.UndatedLeftOut, "statement")} without a date.");
    }

    public static async Task<object> JsonAsync(GraphAt graph, SpeakerPage found, CancellationToken cancellation)
    {
        var (names, evidence) = await LearnAsync(graph, found, cancellation);
        return new
        {
            graph.Revision,
            found.Total,
            found.HasMore,
            found.Complete,
            found.UndatedLeftOut,
            Matched = found.Matched.Select(Brief),
            Speakers = found.Speakers.Select(speaker => new
            {
                speaker.Entity.Id,
                speaker.Entity.Kind,
                speaker.Entity.Name,
                Statements = speaker.Statements.Select(statement => new
                {
                    Claim = statement.Claim.Id,
                    Stance = statement.Claim.Properties.Text("stance"),
                    Text = statement.Claim.Name,
                    Quote = statement.Claim.Properties.Text("quote"),
                    SaidAt = statement.Claim.Properties.Time("saidAt"),
                    statement.Relation,
                    Through = statement.Through.Select(id => new { Id = id, Name = names[id] }),
                    statement.Certainty,
                    statement.Why,
                    Evidence = (evidence.GetValueOrDefault(statement.Claim.Id) ?? []).Select(proof => proof.Evidence),
                }),
            }),
        };
    }

    static object Brief(Entity entity) => new { entity.Id, entity.Kind, entity.Name };

    static async Task<(NameBook, IReadOnlyDictionary<NodeId, IReadOnlyList<Proof>>)> LearnAsync(GraphAt graph, SpeakerPage found, CancellationToken cancellation)
    {
        var statements = found.Speakers.SelectMany(speaker => speaker.Statements).ToList();
        var evidence = await new Proofs(graph).EvidenceOfClaimsAsync([.. statements.Select(statement => statement.Claim.Id).Distinct()], cancellation);
        var names = new NameBook(graph);
        await names.LearnAsync([.. statements.SelectMany(statement => statement.Through), .. evidence.Values.SelectMany(proofs => proofs).Select(proof => proof.Evidence.Document)], cancellation);
        return (names, evidence);
    }

    static void Show(AnswerPage page, Statement statement, NameBook names, IReadOnlyList<Proof> evidence)
    {
        Claim(page, 2, statement.Claim);
        EvidenceLines.Show(page, 6, evidence.Select(proof => proof.Evidence), names);
        var parts = new List<(string, Tone)>();
        if (statement.Claim.Properties.Time("saidAt") is { } said)
            parts.Add(($"said {ValueText.Of(said)}; ", Tone.Quiet));
        parts.Add(statement.Certainty == Certainty.STATED ? ("stated", Tone.Quiet) : (Hedged(statement.Certainty, statement.Why), Tone.Doubt));
        if (Way(statement, names) is { } way)
            parts.Add(($"; {way}", Tone.Quiet));
        page.Line(6, parts);
    }

    /// <summary>Stance, what is said, the speaker's own words where they are known, and the claim's id.</summary>
    public static void Claim(AnswerPage page, int indent, Entity claim)
    {
        var stance = claim.Properties.Text("stance") ?? "SAYS";
        var corrected = Derived.Of(claim, World.Default).Corrected;
        page.Line(indent, (stance, ToneOf(stance)), ($"  {Plain.Line(claim.Name)}", Tone.Normal), (corrected ? " (corrected or taken back since)" : "", Tone.Denial), ($"  {claim.Id}", Tone.Quiet));
        if (claim.Properties.Text("quote") is { } quote)
            page.Line(indent + 4, ("in their words: ", Tone.Quiet), ($"«{Plain.Line(quote)}»", Tone.Quote));
    }

    public static string Hedged(Certainty certainty, string? why) => $"{certainty.ToString().ToLowerInvariant()}{(why is null ? "" : $": {Plain.Line(why)}")}";

    public static Tone ToneOf(string? stance) => stance switch
    {
        "ALLEGES" or "SUGGESTS" or "WARNS" or "ADVOCATES" => Tone.Doubt,
        "DENIES" or "DISPUTES" or "REBUTS" or "RETRACTS" or "NEITHER_CONFIRMS_NOR_DENIES" => Tone.Denial,
        _ => Tone.Strong,
    };

    public static string Count(long count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    static string? Way(Statement statement, NameBook names)
    {
        var through = string.Join(", ", statement.Through.Select(id => $"«{names[id]}»"));
        return statement.Relation switch
        {
            StatementRelation.THROUGH_INCIDENT => $"about it through {through}",
            StatementRelation.RESPONSE => $"in answer to {through}",
            StatementRelation.REPEAT => $"repeating {through}",
            _ => null,
        };
    }
}

using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Tests.Writing;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Queries;

/// <summary>A small world in the making: who says what in which document. The raid is there from the start.</summary>
sealed class SomeWorld
{
    public const string Raid = "incident:raid";

    readonly SomeDesk desk = new();
    readonly List<Step> steps = [Some.Node(Raid, ("title", "Raid")), Some.Node("document:gazetteer", ("documentKind", "REFERENCE"))];

    public SomeDesk Desk => desk;

    public SomeWorld With(params Step[] more)
    {
        steps.AddRange(more);
        return this;
    }

    public SomeWorld Things(params string[] ids) => With([.. ids.Select(id => Some.Node(id, (World.Default.NodeKindOfPrefix(id[..id.IndexOf(':', StringComparison.Ordinal)])!.Title, id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('-', ' '))))]);

    public SomeWorld Document(string id, string? publishedAt = null, params (string, object?)[] more) =>
        With(Some.Node(id, [("title", id), ("publishedAt", publishedAt is null ? null : When.Parse(publishedAt)), .. more]));

    /// <summary>A claim about the raid, or about what is given, with the document that has it.</summary>
    public SomeWorld Says(string by, string claim, string? document = "document:paper", string about = Raid, string stance = "ASSERTS", string kind = "FACTUAL", string? saidAt = null, Certainty aboutCertainty = Certainty.STATED, params Assertion[] asserts)
    {
        With(Some.Node(claim, ("text", claim[6..].Replace('-', ' ')), ("stance", stance), ("claimKind", kind), ("saidAt", saidAt is null ? null : When.Parse(saidAt)), ("asserts", asserts)));
        With(Some.Edge(EdgeKinds.MadeClaim, by, claim, evidence: document));
        return With([.. about.Split(' ').Select(thing => Some.Edge(EdgeKinds.About, claim, thing, certainty: aboutCertainty))]);
    }

    public SomeWorld Edge(EdgeKind kind, string from, string to, string? accordingTo = null, params (string, object?)[] properties) =>
        With(Some.Edge(kind, from, to, accordingTo, accordingTo is null && !from.StartsWith("claim:", StringComparison.Ordinal) ? "document:gazetteer" : null, properties: properties));

    public async Task<GraphAt> GraphAsync()
    {
        if (steps.Count > 0)
            await desk.WriteAsync([.. steps]);
        steps.Clear();
        return await GraphAt.NewestAsync(desk.Store, World.Default, TestContext.Current.CancellationToken);
    }

    public static Assertion Count(string question, long? low, long? high, string? side = null) => new(question, Polarity.IS) { Measure = new Measure(low == high ? null : low, low == high ? low : null, low == high ? null : high, Side: side) };

    public static Assertion Not(string question, string? thing = null) => new(question, Polarity.IS_NOT) { Entity = thing is null ? null : new NodeId(thing) };
}

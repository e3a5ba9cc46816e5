using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

/// <summary>A small graph of a call and two strikes, for tests of how it is asked.</summary>
static class Desk
{
    public static readonly Node Belousov = Some.Person("belousov", "Andrei Belousov"), Austin = Some.Person("austin", "Lloyd Austin"), Ryder = Some.Person("ryder", "Patrick Ryder");
    public static readonly Node Russia = Some.Organisation("russia", "Russia"), Ukraine = Some.Organisation("ukraine", "Ukraine");
    public static readonly Node Crimea = Some.Location("crimea", "Crimea", ("locationKind", "ADM1")), Odesa = Some.Location("odesa", "Odesa"), UkraineTerritory = Some.Location("ukraine", "Ukraine", ("locationKind", "COUNTRY"));
    public static readonly Node Atacms = Some.Weapon("atacms", "ATACMS"), Drone = Some.Weapon("drone", "a drone", ("weaponClass", "UAV"), ("unspecified", true));
    public static readonly Node Strike = Some.Incident("crimea-strike", "Strike on Crimea", ("incidentType", "SHELLING_ARTILLERY_MISSILE")), Raid = Some.Incident("odesa-raid", "Raid on Odesa");
    public static readonly Node Blame = Some.Claim("ru-blame", "The US shares the blame", ("stance", "ALLEGES"), ("claimKind", "ATTRIBUTION"), ("saidAt", When.Parse("2024-06-24"))),
        Denial = Some.Claim("us-denial", "Ukraine chooses its own targets", ("stance", "REBUTS"), ("saidAt", When.Parse("2024-06-25")));
    public static readonly Node Article = Some.Document("article", "Ministers speak by telephone", ("publishedAt", When.Parse("2024-06-25")));

    static readonly (string, object?)[] Alleged = [("modality", "ALLEGED"), ("when", When.Parse("2024-06-23"))];

    public static async Task<MemoryGraphStore> OpenAsync(Action<SomeGraph>? more = null)
    {
        var graph = new SomeGraph();
        graph.Put(Belousov, Austin, Ryder, Russia, Ukraine, Crimea, Odesa, UkraineTerritory, Atacms, Drone, Blame, Denial, Article);
        graph.Put(Strike, Alleged).Put(Raid, [("modality", "REPORTED"), ("when", When.Parse("2024-06-25"))]);
        graph.Relate(EdgeKinds.MadeClaim, Belousov, Blame).Relate(EdgeKinds.About, Blame, Atacms).Relate(EdgeKinds.About, Blame, Strike);
        graph.Relate(Said(EdgeKinds.MadeClaim, Ryder, Denial) with { Evidence = [new Evidence(Article.Id, new UnstoredSelector(), "Ukraine makes its own decisions")] }).Relate(EdgeKinds.About, Denial, Atacms).Relate(EdgeKinds.RespondsTo, Denial, Blame);
        graph.Relate(Said(EdgeKinds.UsedWeapon, Strike, Atacms, Blame, ("use", "MUNITION"))).Relate(Said(EdgeKinds.OccurredAt, Strike, Crimea, Blame)).Relate(Said(EdgeKinds.ParticipatedIn, Ukraine, Strike, Blame, ("role", "INITIATOR")));
        graph.Relate(Said(EdgeKinds.OccurredAt, Raid, Odesa, Blame)).Relate(Said(EdgeKinds.UsedWeapon, Raid, Drone, Blame, ("use", "MUNITION"), ("count", 2L))).Relate(Said(EdgeKinds.ParticipatedIn, Russia, Raid, Blame, ("role", "INITIATOR")));
        graph.Relate(EdgeKinds.LocatedIn, Odesa, UkraineTerritory).Relate(EdgeKinds.LocatedIn, Crimea, UkraineTerritory, ("disputed", true));
        more?.Invoke(graph);
        var store = new MemoryGraphStore();
        await using var writer = await store.WriteAsync();
        await writer.AppendAsync(graph.Next());
        await writer.CommitAsync();
        return store;
    }

    static Edge Said(EdgeKind kind, Node from, Node to, Node? accordingTo = null, params (string, object?)[] properties) =>
        new(kind, from.Id, to.Id) { AccordingTo = accordingTo is null ? [] : [accordingTo.Id], Properties = Properties.Of(kind.Properties, properties) };
}

using System.Globalization;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <param name="About">Incidents, or things that an incident's claims give a part in it.</param>
public sealed record DisagreementQuery(IReadOnlyCollection<NodeId>? About = null, IReadOnlyCollection<string>? Questions = null, During? During = null)
{
    public DateTimeOffset? PublishedUntil { get; init; }

    public int First { get; init; } = 25;

    /// <summary><see cref="DisagreementPage.End"/> or the <see cref="FoundDisagreement.Cursor"/> of the last one seen.</summary>
    public string? After { get; init; }

    public bool WithTotal { get; init; }
}

public sealed record FoundDisagreement(Disagreement Disagreement, string Cursor);

/// <param name="Complete">False when 2,000 incidents were looked at and there are more: a further page goes on after <paramref name="End"/>.</param>
/// <param name="Total">When asked; exact when complete.</param>
public sealed record DisagreementPage(IReadOnlyList<FoundDisagreement> Items, bool HasMore, bool Complete, int? Total, string? End, long UndatedLeftOut);

/// <summary>Incidents of which accounts contradict each other, newest first.</summary>
public sealed class Disagreements(GraphAt graph)
{
    const int MostIncidents = 2_000;
    const int AtOnce = 100;

    public async Task<DisagreementPage> FindAsync(DisagreementQuery query, CancellationToken cancellation = default)
    {
        var others = await FilterAsync(query, cancellation);
        var time = query.During is { } during ? new Filter.At(during) : null;
        var undated = query.During is { } asked ? await new Everything(graph).UndatedLeftOutAsync([NodeKinds.Incident], others, asked, cancellation) : 0;

        var after = query.After is null ? null : DisagreementCursor.Read(query.After);
        // A total counts from the beginning, whatever page is asked.
        var scan = new Scan(query.WithTotal ? null : after?.Incident);
        var found = new List<FoundDisagreement>();
        var total = 0;
        while (scan.Looked < MostIncidents && (query.WithTotal || found.Count <= query.First))
        {
            var page = (await graph.Reads.ListAsync(graph.At, [new ListQuery([NodeKinds.Incident], others.And(time), Order.NEWEST) { Size = AtOnce, After = scan.After }], cancellation))[0];
            foreach (var (incident, disagreements) in await DisagreementsOfAsync(page.Items, query, cancellation))
            {
                foreach (var (disagreement, number) in disagreements.Select((disagreement, number) => (disagreement, number)))
                {
                    total++;
                    var cursor = new DisagreementCursor(ListCursor.Of(incident, Order.NEWEST), number);
                    if (found.Count <= query.First && (after is null || cursor.CompareTo(after) > 0))
                        found.Add(new FoundDisagreement(disagreement, cursor.Write()));
                }
            }
            scan.Pass(page);
            if (!page.HasMore)
                break;
        }
        var isComplete = scan.IsAtEnd || found.Count > query.First && !query.WithTotal;
        var items = found.Take(query.First).ToList();
        var end = found.Count > items.Count ? items.LastOrDefault()?.Cursor : scan.After is { } last && !scan.IsAtEnd ? new DisagreementCursor(last, int.MaxValue).Write() : items.LastOrDefault()?.Cursor;
        return new DisagreementPage(items, found.Count > items.Count || !scan.IsAtEnd, isComplete, query.WithTotal ? total : null, end, undated);
    }

    sealed class Scan(ListCursor? after)
    {
        // A cursor within an incident needs that incident again, so the list goes on from the one before it.
        public ListCursor? After { get; private set; } = after is null ? null : after with { Serial = after.Serial - 1 };

        public int Looked { get; private set; }

        public bool IsAtEnd { get; private set; }

        public void Pass(Page<Entity> page)
        {
            Looked += page.Items.Count;
            IsAtEnd = !page.HasMore;
            if (page.Items.Count > 0)
                After = ListCursor.Of(page.Items[^1], Order.NEWEST);
        }
    }

    async Task<Filter> FilterAsync(DisagreementQuery query, CancellationToken cancellation)
    {
        Filter twice = new Filter.HasKey("answeredTwice", [.. query.Questions ?? Enumerations.Question.Values.Select(question => question.Name)]);
        if (query.About is not { } about)
            return twice;
        await graph.KnownAsync(about, cancellation);
        var things = new Filter.Is([.. about]);
        return new Filter.All([twice, new Filter.Any([things, new Filter.Related(graph.ClaimNeeding(), Direction.BOTH, things)])]);
    }

    async Task<IEnumerable<(Entity Incident, IReadOnlyList<Disagreement> Disagreements)>> DisagreementsOfAsync(IReadOnlyList<Entity> incidents, DisagreementQuery query, CancellationToken cancellation)
    {
        if (incidents.Count == 0)
            return [];
        var accounts = await new Accounts(graph).OfAsync([.. incidents.Select(incident => incident.Id)], query.Questions, query.PublishedUntil, cancellation);
        return incidents.Select(incident => (incident, (IReadOnlyList<Disagreement>)[.. accounts.GetValueOrDefault(incident.Id, []).Where(one => one.Verdict == AccountVerdict.DISAGREE)]));
    }
}

/// <summary>Which of an incident's disagreements, in the order of incidents.</summary>
sealed record DisagreementCursor(ListCursor Incident, int Number) : IComparable<DisagreementCursor>
{
    public int CompareTo(DisagreementCursor? other) =>
        other is null ? 1
        : Incident.Number != other.Incident.Number ? Nullable.Compare(Incident.Number, other.Incident.Number)
        : Incident.Serial != other.Incident.Serial ? Incident.Serial.CompareTo(other.Incident.Serial)
        : Number.CompareTo(other.Number);

    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Incident.Number}|{Incident.Serial}|{Number}");

    public static DisagreementCursor Read(string cursor)
    {
        var parts = cursor.Split('|');
        if (parts.Length != 3 || !long.TryParse(parts[0], out var key) || !long.TryParse(parts[1], out var serial) || !int.TryParse(parts[2], out var number))
            throw new BadCursorException();
        return new DisagreementCursor(new ListCursor(null, key, serial), number);
    }
}

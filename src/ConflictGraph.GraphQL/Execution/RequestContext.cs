using System.Collections.Concurrent;
using ConflictGraph.GraphQL.Following;
using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Queries;
using ConflictGraph.Storage;
using ConflictGraph.Writing;
using GraphQL;
using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>What one request carries: the revision it is pinned to, what it reads at that and at others, and what its fields ask.</summary>
sealed class RequestContext(IGraphReads reads, World world) : Dictionary<string, object?>
{
    readonly RememberingReads reads = new(new MeasuredReads(reads));
    readonly ConcurrentDictionary<long, ReadAt> readings = new();
    readonly ConcurrentDictionary<(GraphQLField, object), FieldAsked> asked = new();

    public IGraphReads Reads => reads;

    public World World => world;

    /// <summary>Where mutations write and views are kept; null where the service only reads.</summary>
    public IGraphStore? Store { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who asks.</summary>
    public Caller Caller { get; init; } = Caller.Unknown;

    public Func<double, TimeSpan?>? Allow { get; init; }

    /// <summary>Whether the transport can answer more than once.</summary>
    public bool MayFollow { get; init; }

    /// <summary>What a subscription asks, once that is known.</summary>
    public RevisionsAsked? Following { get; set; }

    /// <summary>Why a subscription is not followed.</summary>
    public ConflictGraphException? NotFollowed { get; set; }

    /// <summary>What a subscription is told.</summary>
    public Revision? Event { get; init; }

    /// <summary>Told of what is written here, so that followers need not look for it.</summary>
    public Action<long>? Wrote { get; init; }

    /// <summary>Objects that the answer may hold.</summary>
    public double? Cost { get; set; }

    /// <summary>What the whole request reads, whatever is written meanwhile; of mutations, what the last of them wrote.</summary>
    public ReadAt Newest { get; private set; } = null!;

    public async Task PinAsync(CancellationToken cancellation) => Newest = At(await GraphAt.NewestAsync(reads, world, cancellation).ConfigureAwait(false));

    /// <summary>What is told of a revision is read as of it.</summary>
    public void Pin(Revision revision) => Newest = At(new GraphAt(reads, revision, world));

    public async Task<ReadAt> AsOfAsync(RevisionRef which, CancellationToken cancellation)
    {
        if (which.Number == Newest.Revision.Number)
            return Newest;
        return At(await GraphAt.AsOfAsync(reads, which, world, cancellation).ConfigureAwait(false));
    }

    /// <summary>What a mutation's answer reads: the revision that holds it; of a preview the newest, with what it would enter laid over it.</summary>
    public async Task<ReadAt> WrittenAsync(WriteAnswer answer, CancellationToken cancellation)
    {
        if (answer.Outcome == WriteOutcome.PREVIEW)
            return new ReadAt(Newest.Graph, this) { Previewed = answer.Changes.Select(change => change.NodeAfter).OfType<Node>().ToDictionary(node => node.Id) };
        if (answer.Outcome == WriteOutcome.WRITTEN)
        {
            Wrote?.Invoke(answer.Revision.Number);
            await PinAsync(cancellation).ConfigureAwait(false);
        }
        return At(new GraphAt(reads, answer.Revision, world));
    }

    public static RequestContext Of(IResolveFieldContext context) => (RequestContext)context.UserContext;

    /// <summary>What this field asks, read once however many things it is asked of.</summary>
    public FieldAsked Asked(IResolveFieldContext context)
    {
        var key = (context.FieldAst, (object)context.FieldDefinition);
        return asked.TryGetValue(key, out var known) ? known : asked.GetOrAdd(key, FieldAsked.Read(context));
    }

    ReadAt At(GraphAt graph) => readings.GetOrAdd(graph.At, _ => new ReadAt(graph, this));
}

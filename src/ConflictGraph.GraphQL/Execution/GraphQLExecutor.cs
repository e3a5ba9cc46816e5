using System.Runtime.CompilerServices;
using ConflictGraph.GraphQL.Following;
using ConflictGraph.GraphQL.Schema;
using ConflictGraph.Ontology;
using ConflictGraph.Storage;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>One operation as a client sends it.</summary>
/// <param name="Document">Its text; null where it is asked by <see cref="DocumentId"/>.</param>
public sealed record Operation(string? Document, string? Name = null, Inputs? Variables = null)
{
    /// <summary>What a document that the service knows is asked by.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Refuses anything that writes: what comes by GET.</summary>
    public bool QueryOnly { get; init; }

    /// <summary>Whether there can be many answers, to a subscription.</summary>
    public bool MayFollow { get; init; }

    /// <summary>Who asks; what they write is by them.</summary>
    public Caller Caller { get; init; } = Caller.Unknown;

    /// <summary>Asked once the objects that the answer may hold are known: null when they are granted, else after how long to ask again.</summary>
    public Func<double, TimeSpan?>? Allow { get; init; }
}

/// <summary>Answers GraphQL operations over a store.</summary>
/// <param name="log">Told of whatever clients see as INTERNAL, with its trace id.</param>
public sealed class GraphQLExecutor(IGraphReads reads, World world, DocumentBounds? bounds = null, Action<Exception, string>? log = null)
{
    readonly ISchema schema = ConflictSchema.Of(world);
    readonly FollowingExecuter executer = new();
    readonly DocumentBounds bounds = bounds ?? new DocumentBounds();
    readonly IValidationRule[] everyTime = [new CostRule((bounds ?? new DocumentBounds()).Cost)];
    readonly IValidationRule[] firstTime = [.. DocumentValidator.CoreRules, .. (bounds?.Introspection ?? true) ? (IValidationRule[])[] : [NoIntrospectionValidationRule.Instance]];
    readonly DocumentCache documents = new();
    PersistedDocuments? persisted;
    readonly ErrorPolicy errors = new(log ?? ((_, _) => { }));
    NewestRevision? newest;

    /// <summary>Where mutations write and views are kept; without one the service only reads.</summary>
    public IGraphStore? Store { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether documents are asked by id alone, and any text is refused.</summary>
    public bool OnlyPersisted { get; init; }

    NewestRevision Newest => LazyInitializer.EnsureInitialized(ref newest, () => new NewestRevision(reads, Clock));

    /// <summary>The schema in its own language.</summary>
    public string SchemaText => schema.Print();

    /// <summary>The schema of a world in its own language, without anything to ask.</summary>
    public static string SchemaOf(World world) => ConflictSchema.Of(world).Print();

    /// <summary>Takes in the documents that clients may ask by id. One that could not be answered refuses them all.</summary>
    public async Task PersistAsync(IEnumerable<PersistedDocument> documents, CancellationToken cancellation = default)
    {
        var taken = new PersistedDocuments(schema, bounds, firstTime);
        foreach (var document in documents)
            await taken.AddAsync(document, cancellation).ConfigureAwait(false);
        persisted = taken;
    }

    public Task<ExecutionResult> ExecuteAsync(Operation operation, CancellationToken cancellation = default) => InTimeAsync(ending => AnswerAsync(operation, ending), cancellation);

    /// <summary>What a client is told of something that went wrong outside an answer.</summary>
    public ExecutionResult Failed(Exception error) => new() { Errors = [errors.Show(error)] };

    async Task<ExecutionResult> InTimeAsync(Func<CancellationToken, Task<ExecutionResult>> answer, CancellationToken cancellation)
    {
        using var activity = Telemetry.Operation();
        var start = Clock.GetTimestamp();
        var result = await WithinTimeAsync(answer, cancellation).ConfigureAwait(false);
        Telemetry.Ended(activity, result, Clock.GetElapsedTime(start));
        return result;
    }

    async Task<ExecutionResult> WithinTimeAsync(Func<CancellationToken, Task<ExecutionResult>> answer, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(bounds.Time, Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await answer(ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return Failed(new LimitException("LIMIT_TIME", $"This took longer than {bounds.Time.TotalSeconds:0.#} s and was ended. Ask for less: a narrower filter, smaller pages, or several requests."));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The one place where whatever happened outside a field becomes an answer.
            return Failed(error);
        }
    }

    async Task<ExecutionResult> AnswerAsync(Operation operation, CancellationToken cancellation)
    {
        var (text, known) = Asked(operation);
        var document = known ?? DocumentGuard.Read(text, bounds);
        if (operation.QueryOnly && document.Definitions.OfType<GraphQLOperationDefinition>().Any(one => one.Operation == OperationType.Mutation || (one.Operation == OperationType.Subscription && !operation.MayFollow)))
            throw new NotAQueryException();

        var request = new RequestContext(reads, world) { Store = Store, Clock = Clock, Caller = operation.Caller, Allow = operation.Allow, MayFollow = operation.MayFollow, Wrote = Newest.Heard };
        await request.PinAsync(cancellation).ConfigureAwait(false);
        var result = await RunAsync(operation with { Document = text }, document, request, known is null ? [.. firstTime, .. everyTime] : everyTime, cancellation).ConfigureAwait(false);
        if (request.NotFollowed is { } refusal)
            throw refusal;
        if (known is null && result.Executed)
            documents.Keep(text, document);
        return request.Following is { } asked ? new Followed { Executed = true, Results = FollowAsync(operation with { Document = text }, document, asked, request.Cost ?? 0, CancellationToken.None) } : result;
    }

    /// <summary>The text of the document, and the document where it has been read before. Where texts are refused they are so before they are looked for: one that was cached may be no more asked than any other.</summary>
    (string Text, GraphQLDocument? Known) Asked(Operation operation)
    {
        if (operation.DocumentId is { } id)
            return persisted?.Get(id) is { } kept ? (kept.Text, kept.Document) : throw new UnknownDocumentException(id);
        if (OnlyPersisted)
            throw new OnlyPersistedException();
        var text = operation.Document ?? throw new BadInputException("There is no document.", "query");
        return (text, documents.Find(text));
    }

    /// <summary>Whoever has asked for as much as they may is told the next revision later.</summary>
    async IAsyncEnumerable<ExecutionResult> FollowAsync(Operation operation, GraphQLDocument document, RevisionsAsked asked, double cost, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var revision in asked.ReadAsync(reads, Newest, cancellation).ConfigureAwait(false))
        {
            while (operation.Allow?.Invoke(cost) is { } wait)
                await Task.Delay(wait, Clock, cancellation).ConfigureAwait(false);
            yield return await InTimeAsync(ending => TellAsync(operation, document, revision, ending), cancellation).ConfigureAwait(false);
        }
    }

    Task<ExecutionResult> TellAsync(Operation operation, GraphQLDocument document, Revision revision, CancellationToken cancellation)
    {
        var request = new RequestContext(reads, world) { Clock = Clock, Caller = operation.Caller, Event = revision };
        request.Pin(revision);
        return RunAsync(operation, document, request, everyTime, cancellation);
    }

    async Task<ExecutionResult> RunAsync(Operation operation, GraphQLDocument document, RequestContext request, IValidationRule[] rules, CancellationToken cancellation)
    {
        Telemetry.Tell(document, operation.Name);
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = operation.Document,
            Document = document,
            OperationName = operation.Name,
            Variables = operation.Variables,
            UserContext = request,
            Root = request.Newest,
            CancellationToken = cancellation,
            ValidationRules = rules,
            UnhandledExceptionDelegate = context =>
            {
                context.Exception = errors.Show(context.OriginalException);
                return Task.CompletedTask;
            },
        }).ConfigureAwait(false);
        if (result.Errors is { } found)
            result.Errors = [.. found.Select(ErrorPolicy.Refusal)];
        result.Extensions = new Dictionary<string, object?> { ["revision"] = request.Newest.Revision.Number };
        if (request.Cost is not { } cost)
            return result;
        Telemetry.Tell(cost);
        result.Extensions["cost"] = new Dictionary<string, object?> { ["objects"] = (long)Math.Min(cost, long.MaxValue), ["most"] = bounds.Cost };
        return result;
    }
}

/// <summary>By GET only queries are answered.</summary>
public sealed class NotAQueryException() : ConflictGraphException("Only queries are answered by GET. Send this by POST.")
{
    public override string Code => "BAD_INPUT";
}

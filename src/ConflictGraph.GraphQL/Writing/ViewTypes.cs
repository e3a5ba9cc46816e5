using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConflictGraph.GraphQL.Execution;
using ConflictGraph.Model;
using ConflictGraph.Storage;
using ConflictGraph.Writing;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>A view that somebody keeps: what is on screen, and where. It is no part of the graph and has no versions.</summary>
sealed record SavedView(string Id, string Title, string? Description, string Owner, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Revision, IReadOnlyList<string> NodeIds, JsonElement? Positions, JsonElement State)
{
    public static SavedView Read(string json) => JsonSerializer.Deserialize<SavedView>(json) ?? throw new JsonException("A saved view is an object.");

    public string Write() => JsonSerializer.Serialize(this);
}

/// <summary>Saved views and who asks. Readers see all views and keep their own; an editor may change anybody's.</summary>
sealed class ViewTypes(TypeBook types, Connections connections)
{
    const string Scope = "views";
    const int MostNodes = 10_000;

    ObjectGraphType View => types.Object("SavedView", "What is on screen, and where; read it again at its revision.", type => type.Add(
        Fields.Of<SavedView>("id", Fields.IdType.Sure(), view => view.Id), Fields.Of<SavedView>("title", Fields.TextType.Sure(), view => view.Title), Fields.Of<SavedView>("description", Fields.TextType, view => view.Description),
        Fields.Of<SavedView>("owner", Fields.TextType.Sure(), view => view.Owner), Fields.Of<SavedView>("createdAt", Scalars.DateTime.Sure(), view => view.CreatedAt), Fields.Of<SavedView>("updatedAt", Scalars.DateTime.Sure(), view => view.UpdatedAt),
        Fields.Of<SavedView>("revision", Fields.IntType.Sure(), view => view.Revision), Fields.Of<SavedView>("nodeIds", Fields.IdType.Many(), view => view.NodeIds),
        Fields.Of<SavedView>("positions", Scalars.Json, view => view.Positions?.GetRawText()), Fields.Of<SavedView>("state", Scalars.Json.Sure(), view => view.State.GetRawText())));

    public IEnumerable<FieldType> OfQuery() =>
    [
        Fields.Of<ReadAt>("me", Me, at => at.Request.Caller, "Who asks, and what they may do."),
        Fields.Waiting<ReadAt>("view", View, [Fields.Argument("id", Fields.IdType.Sure())], async (context, at) => await FindAsync(at.Request, RequestContext.Of(context).Asked(context).Text("id")!, context.CancellationToken).ConfigureAwait(false)),
        Fields.Waiting<ReadAt>("views", connections.Of("SavedView", View, page => ((ICounted)page).Count, []), PageAsked.Forwards, async (context, at) =>
        {
            var kept = at.Request.Store is { } store ? await store.Settings.ListAsync(Scope, context.CancellationToken).ConfigureAwait(false) : [];
            var views = kept.Select(setting => SavedView.Read(setting.Json)).OrderByDescending(view => view.UpdatedAt).ThenBy(view => view.Id, StringComparer.Ordinal).ToList();
            return Cut<SavedView>.Read(views, RequestContext.Of(context).Asked(context), "views");
        }, "Those last changed first."),
    ];

    ObjectGraphType Me => types.Object("Caller", null, type => type.Add(
        Fields.Of<Caller>("name", Fields.TextType.Sure(), caller => caller.Name), Fields.Of<Caller>("role", types.Words<CallerRole>().Sure(), caller => caller.Role),
        Fields.Of<Caller>("may", types.Words<Right>("Permission").Many(), caller => caller.May.ToArray())));

    public FieldType Save()
    {
        var input = types.Input("SaveViewInput", null,
            Fields.Input("clientMutationId", Fields.TextType, "The same one again saves the same view again."), Fields.Input("id", Fields.IdType, "Of a view to replace; its owner or an editor may."),
            Fields.Input("title", Fields.TextType.Sure()), Fields.Input("description", Fields.TextType), Fields.Input("revision", Fields.IntType.Sure(), "What it was read at."),
            Fields.Input("nodeIds", Fields.IdType.Many()), Fields.Input("positions", Scalars.Json), Fields.Input("state", Scalars.Json.Sure()));
        var payload = types.Object("SaveViewPayload", null, type => type.Add(ClientMutationId(), Fields.Of<Kept>("view", View.Sure(), kept => kept.View)));
        return Field("saveView", input, payload, SaveAsync, "Keeps a view; with the id of one that is there, in its place.");
    }

    public FieldType Delete()
    {
        var input = types.Input("DeleteViewInput", null, Fields.Input("clientMutationId", Fields.TextType), Fields.Input("id", Fields.IdType.Sure()));
        var payload = types.Object("DeleteViewPayload", null, type => type.Add(ClientMutationId(), Fields.Of<Kept>("id", Fields.IdType.Sure(), kept => kept.View.Id)));
        return Field("deleteView", input, payload, DeleteAsync, "Its owner or an editor may.");
    }

    static FieldType ClientMutationId() => Fields.Of<Kept>("clientMutationId", Fields.TextType, kept => kept.ClientMutationId);

    static FieldType Field(string name, InputObjectGraphType input, ObjectGraphType payload, Func<RequestContext, IGraphStore, Given, CancellationToken, Task<SavedView>> keep, string description) =>
        Fields.Waiting<ReadAt>(name, payload, [Fields.Argument("input", input.Sure())], async (context, _) =>
        {
            var request = RequestContext.Of(context);
            var given = new Given((IDictionary<string, object?>)context.Arguments!["input"].Value!, "input");
            request.Caller.RefuseUnless(Right.SAVE_VIEW, name);
            var store = request.Store ?? throw new StoreException(StoreException.ReadOnly, "This service only reads.");
            return new Kept(await keep(request, store, given, context.CancellationToken).ConfigureAwait(false), given.Text("clientMutationId"));
        }, description);

    static async Task<SavedView> SaveAsync(RequestContext request, IGraphStore store, Given given, CancellationToken cancellation)
    {
        var old = given.Has("id") ? await OwnAsync(request, given, cancellation).ConfigureAwait(false) : null;
        if (string.IsNullOrWhiteSpace(given.Text("title")))
            throw new InputRefusedException(given.At("title"), new BadInputException("A view has a title, by which it is found again."));
        var nodes = given.Texts("nodeIds");
        if (nodes.Count > MostNodes)
            throw new InputRefusedException(given.At("nodeIds"), new LimitException("LIMIT_SIZE", $"This view has {nodes.Count} things; at most {MostNodes} are kept."));
        var now = request.Clock.GetUtcNow();
        var id = old?.Id ?? NewId(request.Caller, given.Text("clientMutationId"));
        // The same request sent again finds what it saved.
        old ??= await FindAsync(request, id, cancellation).ConfigureAwait(false);
        var view = new SavedView(id, given.Text("title")!, given.Text("description"), old?.Owner ?? request.Caller.Name, old?.CreatedAt ?? now, now, given.Number("revision")!.Value, nodes,
            given.Has("positions") ? Json(given, "positions") : null, Json(given, "state"));
        await store.Settings.PutAsync(Scope, id, view.Write(), cancellation).ConfigureAwait(false);
        return view;
    }

    static JsonElement Json(Given given, string name) => InputRefusedException.At(given.At(name), () => InputJson.Of(given[name], keepNulls: true));

    static async Task<SavedView> DeleteAsync(RequestContext request, IGraphStore store, Given given, CancellationToken cancellation)
    {
        var view = await OwnAsync(request, given, cancellation).ConfigureAwait(false);
        await store.Settings.DeleteAsync(Scope, view.Id, cancellation).ConfigureAwait(false);
        return view;
    }

    static async Task<SavedView> OwnAsync(RequestContext request, Given given, CancellationToken cancellation)
    {
        var id = given.Text("id")!;
        var view = await FindAsync(request, id, cancellation).ConfigureAwait(false)
            ?? throw new InputRefusedException(given.At("id"), new UnknownNodeException(id, "No view is kept under this id; views lists those there are."));
        if (view.Owner != request.Caller.Name && request.Caller.Role < CallerRole.EDITOR)
            throw new InputRefusedException(given.At("id"), new ForbiddenException($"«{view.Title}» is {view.Owner}'s: they and editors may change it. Save one of your own."));
        return view;
    }

    static async Task<SavedView?> FindAsync(RequestContext request, string id, CancellationToken cancellation) =>
        request.Store is { } store && await store.Settings.GetAsync(Scope, id, cancellation).ConfigureAwait(false) is { } json ? SavedView.Read(json) : null;

    static string NewId(Caller caller, string? clientMutationId) => clientMutationId is null
        ? $"view:{Guid.NewGuid():N}"
        : $"view:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Name}\n{clientMutationId}")))[..32]}";

    sealed record Kept(SavedView View, string? ClientMutationId);
}

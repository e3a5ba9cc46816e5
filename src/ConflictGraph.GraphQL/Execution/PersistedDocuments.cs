using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ConflictGraph.GraphQL.Execution;

/// <summary>A document that clients may ask by an id in place of its text.</summary>
/// <param name="Place">Where it stands, for whoever has to mend it.</param>
/// <param name="Id">What it is also asked by, beside its SHA-256.</param>
public sealed record PersistedDocument(string Text, string Place, string? Id = null);

/// <summary>The documents that are asked by id. They are read and validated when they come in, so that one that could never be answered is found at once; unlike those of a cache they stay.</summary>
sealed class PersistedDocuments(ISchema schema, DocumentBounds bounds, IValidationRule[] rules)
{
    readonly Dictionary<string, Kept> byId = new(StringComparer.Ordinal);

    public sealed record Kept(string Text, GraphQLDocument Document);

    public Kept Get(string id) => byId.GetValueOrDefault(id) ?? throw new UnknownDocumentException(id);

    public async Task AddAsync(PersistedDocument given, CancellationToken cancellation)
    {
        if (given.Id is { } said && !DocumentId.IsOf(given.Text, said))
            throw Refused(given, $"'{said}' is no hash of the document that stands under it; its own id is {DocumentId.Of(given.Text)}. Ids are SHA-256 in lower-case hexadecimal digits, 'sha256:' before them or not (SHA-1 and MD5 without a prefix are known too). Make the manifest anew.");
        var kept = new Kept(given.Text, await ReadAsync(given, cancellation).ConfigureAwait(false));
        var id = DocumentId.Of(given.Text);
        byId[id] = byId[id[DocumentId.Prefix.Length..]] = kept;
        if (given.Id is { } other)
            byId[other] = kept;
    }

    async Task<GraphQLDocument> ReadAsync(PersistedDocument given, CancellationToken cancellation)
    {
        try
        {
            var document = DocumentGuard.Read(given.Text, bounds);
            var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
            if (operations.Count == 0)
                throw new BadInputException("It has no operation. A document is whole: with the fragments that it spreads.");
            foreach (var operation in operations)
                await ValidateAsync(document, operation, cancellation).ConfigureAwait(false);
            return document;
        }
        catch (ConflictGraphException error)
        {
            throw Refused(given, error.Message);
        }
    }

    async Task ValidateAsync(GraphQLDocument document, GraphQLOperationDefinition operation, CancellationToken cancellation)
    {
        var options = new ValidationOptions { Schema = schema, Document = document, Operation = operation, Rules = rules, Variables = Inputs.Empty, CancellationToken = cancellation };
        var result = await new DocumentValidator().ValidateAsync(options).ConfigureAwait(false);
        // Values of variables come with each request.
        if (result.Errors.FirstOrDefault(error => error is not InvalidVariableError) is { } fault)
            throw new BadInputException(ErrorPolicy.Refusal(fault).Message);
    }

    static BadInputException Refused(PersistedDocument given, string why) => new($"{given.Place}: {why}", "documents");
}

/// <summary>An id that no document has. The code is the one that clients of such documents look for: they send the text then.</summary>
public sealed class UnknownDocumentException(string id) : ConflictGraphException(
    $"No document is known by '{(id.Length > 100 ? id[..100] + "…" : id)}'. Ids are 'sha256:' and the 64 digits of the document's hash, as the manifest has it that the service was started with.")
{
    public override string Code => "PERSISTED_QUERY_NOT_FOUND";
}

/// <summary>The service answers only what it was given to answer.</summary>
public sealed class OnlyPersistedException() : ConflictGraphException("This service answers only the documents that it was started with. Ask one of them by 'documentId', or have this one added.")
{
    public override string Code => "PERSISTED_QUERY_ONLY";
}

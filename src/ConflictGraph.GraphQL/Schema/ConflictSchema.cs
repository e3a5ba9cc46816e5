using ConflictGraph.GraphQL.Following;
using ConflictGraph.Ontology;
using GraphQL.Types;

namespace ConflictGraph.GraphQL.Schema;

/// <summary>The GraphQL schema of a world: types, fields, filters and enumerations come from its kinds of nodes and edges.</summary>
static class ConflictSchema
{
    public static ISchema Of(World world)
    {
        var types = new TypeBook(world);
        var values = new Values(types);
        var inputs = new FilterInputs(types);
        var filters = new FilterTypes(types, inputs);
        filters.Build();
        var connections = new Connections(types);
        var citedFields = new CitedFields(types);
        var forms = new CitedForms(types, values, citedFields);
        forms.Build();
        var relations = new RelationType(types, connections, citedFields);
        relations.Build();
        var lists = new ListFields(types, connections, filters);
        var identities = new IdentityTypes(types, values, connections, citedFields, relations);
        var history = new HistoryTypes(types, connections, relations, identities);
        var graphs = new GraphTypes(types, inputs, relations);
        var accounts = new AccountTypes(types, values, connections, inputs);
        new KindTypes(
            types, values, new EdgeFields(types, lists, forms, inputs), new EntityFields(types, inputs, lists, relations, graphs, history, identities),
            new PartFields(types, connections, lists, relations, forms, citedFields, accounts)).Build();
        var views = new ViewTypes(types, connections);
        new RootFields(
            types, connections, filters, relations, history, identities, new SayingTypes(types, values, connections, inputs), accounts, graphs,
            new FindingTypes(types, connections, filters, inputs), new FacetTypes(types, filters), views).Build();
        var mutation = MutationOf(types, new WrittenFields(types, history, relations, identities), views);

        var schema = new global::GraphQL.Types.Schema { Query = types.Object("Query"), Mutation = mutation, Subscription = SubscriptionType.Of(types), Description = $"Who says what in an armed conflict: people, organisations, weapons and places, joined by claims, attacks and communications. Pages hold {PageAsked.Usual} items unless asked, at most {PageAsked.Most}." };
        schema.Features.RepeatableDirectives = true;
        foreach (var type in types.All)
            schema.RegisterType(type);
        schema.Initialize();
        return schema;
    }

    static ObjectGraphType MutationOf(TypeBook types, WrittenFields written, ViewTypes views)
    {
        var values = new ValueInputs(types);
        var evidence = new EvidenceInputs(types, values);
        var links = new LinkEntries(types, values, evidence);
        return new Mutations(types, new StepInputs(types, values, evidence, links, new Entries(types, values, evidence, links), written), written, views).Build();
    }
}

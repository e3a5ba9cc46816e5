using ConflictGraph.Model;
using ConflictGraph.Ontology;

namespace ConflictGraph.Writing;

/// <summary>Steps that put, correct and retract edges, and values of events.</summary>
sealed class EdgeSteps(Draft draft, EvidenceCheck evidence, OwnClaims own, Cascades cascades, NodeSteps nodes)
{
    /// <summary>Puts an edge; put again it adds what is new and keeps the stronger certainty.</summary>
    public EdgeId Put(Step.PutEdge step)
    {
        var (from, to) = Ends(step.Kind, step.From, step.To);
        RefuseOwn(step.Kind, step.From, step.To);
        if (step.Kind.Properties.FirstOrDefault(spec => spec.IsRequired && step.Properties[spec.Name] is null) is { } missing)
            throw new BadInputException($"{step.Kind} needs {missing.Name}: {missing.Description}", missing.Name);
        if (step.Certainty != Certainty.STATED && string.IsNullOrWhiteSpace(step.Why))
            throw new BadInputException($"What is {step.Certainty} needs its reason in why.", "why");
        var edge = new Edge(step.Kind, step.From, step.To) { Properties = step.Properties };
        if (step.Kind.NeedsClaim && step.AccordingTo.Count == 0)
            throw new EvidenceMissingException(edge.Id.Value);

        var cited = evidence.Of(step.Evidence);
        var claims = step.AccordingTo.Select(name => Claim(step.Kind, edge.Event, name, cited)).ToList();
        var old = draft.Edge(edge.Id);
        var certainty = old is null || step.Certainty < old.Certainty ? step.Certainty : old.Certainty;
        edge = edge with
        {
            KnownId = edge.Id,
            Properties = WithPrecision(old is null ? step.Properties : old.Properties.With(step.Kind.Properties, step.Properties.All.Select(property => (property.Spec.Name, (object?)property.Value))), step.Kind, to),
            Certainty = certainty,
            Why = certainty == step.Certainty ? step.Why ?? (certainty == old?.Certainty ? old.Why : null) : old!.Why,
            AccordingTo = old is null && claims.Count < 2 ? claims : [.. (old?.AccordingTo ?? []).Concat(claims).Distinct()],
            Evidence = old is null ? cited : [.. old.Evidence.Concat(cited).Distinct()],
        };
        if (!Cascades.Stands(edge))
            throw new EvidenceMissingException(edge.Id.Value);
        if (edge.Kind == EdgeKinds.Corrects || edge.Kind == EdgeKinds.Retracts)
            RefuseAcrossOrigins(edge);
        draft.Put(edge);
        return edge.Id;
    }

    /// <summary>One answer of an event: an assert on each claim that it is according to.</summary>
    public void Record(Step.RecordValue step)
    {
        var happened = draft.Node(step.Event) ?? throw new UnknownNodeException(step.Event.Value);
        if (!happened.Kind.Is(Part.Event))
            throw new WrongKindException($"{step.Event} is a {happened.Kind}. Values are those of an Incident or a Communication.");
        nodes.CheckAnswer(step.Answer);
        if (step.AccordingTo.Count == 0)
            throw new EvidenceMissingException($"The answer to {step.Answer.Question} of {step.Event}");

        var cited = evidence.Of(step.Evidence);
        foreach (var name in step.AccordingTo)
        {
            var id = own.For(name, step.Event, cited);
            if (!draft.EdgesAt(id, EdgeKinds.About, End.FROM).Any(about => about.To == step.Event))
                throw new BadInputException($"{id} is not about {step.Event}, so it cannot answer for it. Relate it with ABOUT first.", "accordingTo");
            var claim = draft.Node(id)!;
            var asserts = claim.Properties.List<Assertion>("asserts");
            if (!asserts.Contains(step.Answer))
                draft.Put(claim with { Properties = claim.Properties.With(claim.Kind.Properties, ("asserts", new List<Assertion>([.. asserts, step.Answer]))) });
            if (!OwnClaims.IsOwn(id) && cited.Count > 0)
                AddEvidence(id, cited);
        }
    }

    public EdgeId Correct(Step.CorrectEdge step)
    {
        var old = Live(step.Id);
        RefuseOwn(old.Kind, old.From, old.To);
        var certainty = step.Certainty ?? old.Certainty;
        var why = step.Why ?? (certainty == old.Certainty ? old.Why : null);
        if (certainty != Certainty.STATED && string.IsNullOrWhiteSpace(why))
            throw new BadInputException($"What is {certainty} needs its reason in why.", "why");
        var (from, to) = (step.From ?? old.From, step.To ?? old.To);
        var (_, place) = Ends(old.Kind, from, to);
        RefuseOwn(old.Kind, from, to);
        var changed = new Edge(old.Kind, from, to)
        {
            Properties = WithPrecision(old.Properties.With(old.Kind.Properties, step.Changes), old.Kind, place),
            Certainty = certainty,
            Why = certainty == Certainty.STATED ? step.Why : why,
            AccordingTo = old.AccordingTo,
            Evidence = old.Evidence,
        };
        if (old.Kind.Properties.FirstOrDefault(spec => spec.IsRequired && changed.Properties[spec.Name] is null) is { } missing)
            throw new BadInputException($"{old.Kind} needs {missing.Name}: {missing.Description}", missing.Name);
        if (changed.Event != old.Event && old.Kind.NeedsClaim)
            changed = changed with { AccordingTo = [.. old.AccordingTo.Select(claim => Moved(claim, old.Event, changed.Event, old.Evidence)).Distinct()] };
        if (changed.Id != old.Id)
        {
            // It may meet one that is there already: then they become one.
            if (draft.Edge(changed.Id) is { } met)
                changed = changed with { AccordingTo = [.. met.AccordingTo.Concat(changed.AccordingTo).Distinct()], Evidence = [.. met.Evidence.Concat(changed.Evidence).Distinct()] };
            draft.Retract(old.Id);
        }
        draft.Put(changed);
        return changed.Id;
    }

    public void Retract(EdgeId id)
    {
        var edge = Live(id);
        RefuseOwn(edge.Kind, edge.From, edge.To);
        draft.Retract(id);
    }

    public void Withdraw(Step.WithdrawEvidence step)
    {
        var edge = Live(step.Id);
        RefuseOwn(edge.Kind, edge.From, edge.To);
        var isNamed = edge.AccordingTo.Contains(step.ClaimOrDocument);
        var isCited = edge.Evidence.Any(cited => IsMeant(step, cited));
        if (!isNamed && !isCited)
            throw new BadInputException($"{step.Id} is not according to {step.ClaimOrDocument} and does not cite it{(step.Selector is null ? "" : " there")}.", "evidence");
        if (step.Selector is null)
            cascades.Withdraw(edge, step.ClaimOrDocument);
        else
            cascades.Keep(edge with { Evidence = [.. edge.Evidence.Where(cited => !IsMeant(step, cited))] });
    }

    static bool IsMeant(Step.WithdrawEvidence step, Evidence cited) =>
        cited.Document == step.ClaimOrDocument && (step.Selector is null || step.Selector.Equals(cited.Selector)) && (step.Quote is null || step.Quote == cited.Quote);

    public Edge Live(EdgeId id)
    {
        id.Read(draft.World);
        return draft.Edge(id) ?? throw new UnknownNodeException(id.Value, "There is no such relation, or it was retracted. Ids of relations come with them.");
    }

    (Node From, Node To) Ends(EdgeKind kind, NodeId from, NodeId to)
    {
        if (kind.IsDirect)
            throw new BadInputException($"{kind} is derived from events. Enter the event and who took part in it.", "kind");
        var (source, target) = (draft.Node(from), draft.Node(to));
        if (source is null || target is null)
            throw new UnknownNodeException((source is null ? from : to).Value);
        if (from == to)
            throw new WrongKindException($"{kind.Name} cannot join {from} to itself.");
        if (!kind.Joins(source.Kind, target.Kind))
            throw WrongKindException.Of(kind, from, to);
        return (source, target);
    }

    NodeId Claim(EdgeKind kind, NodeId happening, NodeId name, IReadOnlyList<Evidence> cited)
    {
        if (kind.NeedsClaim)
            return own.For(name, happening, cited);
        var claim = draft.Node(name) ?? throw new UnknownNodeException(name.Value);
        if (!claim.Kind.Is(Part.Claim))
            throw new WrongKindException($"{name} is a {claim.Kind}. {kind.Name} is according to claims; a document is cited as evidence.");
        return name;
    }

    // What fell to a document falls to it at the other event too.
    NodeId Moved(NodeId claim, NodeId before, NodeId after, IReadOnlyList<Evidence> cited) =>
        draft.Node(claim) is { } node && OwnClaims.Reports(node) is var (document, happening) && happening == before ? own.For(document, after, cited) : claim;

    void AddEvidence(NodeId claim, IReadOnlyList<Evidence> cited)
    {
        foreach (var made in draft.EdgesAt(claim, EdgeKinds.MadeClaim, End.TO).ToList())
            draft.Put(made with { Evidence = [.. made.Evidence.Concat(cited).Distinct()] });
    }

    static void RefuseOwn(EdgeKind kind, NodeId from, NodeId to)
    {
        if (OwnClaims.IsOwn(kind, from, to))
            throw new BadInputException($"{kind.Name} of a document's own claim is kept by the service; it follows the document, PUBLISHED_BY and CHANNEL_OF.");
    }

    static Properties WithPrecision(Properties properties, EdgeKind kind, Node place) => kind.Property("precision") is null || properties["precision"] is not null
        ? properties
        : properties.With(kind.Properties, ("precision", PlacePrecisions.Allowed(place.Properties.Text("locationKind"))));

    void RefuseAcrossOrigins(Edge edge)
    {
        var origins = new Origins(draft);
        if (origins.Of(edge.From).Overlaps(origins.Of(edge.To)))
            return;
        throw new BadInputException($"{edge.From} and {edge.To} come from different origins. {edge.Kind.Name} joins claims of one origin; another's claim is CONTRADICTED or responded to.");
    }
}

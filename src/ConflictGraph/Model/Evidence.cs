namespace ConflictGraph.Model;

/// <summary>The place in a document that says so, with its exact words.</summary>
public sealed record Evidence(NodeId Document, Selector Selector, string? Quote = null)
{
    public Translation? Translation { get; init; }

    /// <summary>Who or what found it: a person, a rule, a model with its version.</summary>
    public string? Extractor { get; init; }

    /// <summary>Credibility of the information, Admiralty scale 1 (confirmed) to 6 (cannot be judged).</summary>
    public int? Credibility { get; init; }
}

/// <summary>Where in a document (after the W3C Web Annotation model).</summary>
public abstract record Selector;

/// <summary>UTF-16 code units of the document's stored text, end excluded: what browsers count.</summary>
public sealed record TextSelector(int Start, int End) : Selector;

public sealed record PageSelector(string Page) : Selector;

/// <summary>Seconds from the start of a recording.</summary>
public sealed record TimeSelector(double From, double To) : Selector;

/// <summary>A part of an image, in per cent of its width and height.</summary>
public sealed record RegionSelector(double X, double Y, double Width, double Height) : Selector;

/// <summary>Columns of a dataset row.</summary>
public sealed record RowSelector(IReadOnlyList<string> Columns) : Selector
{
    public bool Equals(RowSelector? other) => other is not null && Columns.SequenceEqual(other.Columns);

    public override int GetHashCode() => Columns.Aggregate(17, HashCode.Combine);
}

/// <summary>The document's text is not kept, so the words cannot be checked here.</summary>
public sealed record UnstoredSelector : Selector;

namespace ConflictGraph.Model;

/// <summary>MOMENT: one point somewhere between the bounds. SPAN: it lasted from one bound to the other.</summary>
public enum Extent
{
    MOMENT,
    SPAN,
}

namespace ConflictGraph.Model;

/// <summary>How certain an edge is, strongest first.</summary>
public enum Certainty { STATED, IMPLIED, INFERRED }

/// <summary>How an event or edge stands by what its claims say; the first there is counts.</summary>
public enum Modality { OCCURRED, REPORTED, ALLEGED, PLANNED, HYPOTHETICAL, NEGATED }

/// <summary>How an account answers a question.</summary>
public enum Polarity { IS, IS_NOT, NONE_REPORTED, UNKNOWN }

/// <summary>Which way an edge is read from a node.</summary>
public enum Direction { OUT, IN, BOTH }

/// <summary>What two things are judged to be to each other.</summary>
public enum IdentityVerdict { SAME, DIFFERENT, UNSURE }

using ConflictGraph.Model;
using ConflictGraph.Storage;

namespace ConflictGraph.Queries;

/// <summary>The kinds of question that are understood.</summary>
public enum QuestionKind { UNCLEAR, WHO_SAID_WHAT, SAID_TO_EACH_OTHER, WHAT_FOLLOWED, ATTACKS, WHAT_HAPPENED, HOW_CONNECTED, DISAGREEMENTS, WITHIN, DURING, KNOWN_BY, CHANGED_SINCE }

/// <summary>A question in plain words, as it was understood. Only what its kind needs is set.</summary>
/// <param name="Entities">What it names, in the order of the question.</param>
/// <param name="Known">Of an unclear one: the questions that are understood.</param>
public sealed record AskAnswer(string Question, QuestionKind Kind, IReadOnlyList<Entity> Entities, IReadOnlyList<string> Known)
{
    /// <summary>What it was read as, in a sentence.</summary>
    public required string ReadAs { get; init; }

    public SpeakerPage? WhoSaidWhat { get; init; }

    public IReadOnlyList<Sequence>? Sequences { get; init; }

    /// <summary>Attacks, or what happened, or everything within a place or a time.</summary>
    public LeftOut? Things { get; init; }

    /// <summary>Of the incidents among <see cref="Things"/>: the edges at each that say who, what and with what.</summary>
    public IReadOnlyDictionary<NodeId, IReadOnlyList<Relation>>? Parts { get; init; }

    /// <summary>Of the incidents among <see cref="Things"/>: what accounts say of harm.</summary>
    public IReadOnlyDictionary<NodeId, IReadOnlyList<Disagreement>>? Accounts { get; init; }

    public PathAnswer? Paths { get; init; }

    public DisagreementPage? Disagreements { get; init; }

    /// <summary>The graph as it was then.</summary>
    public GraphAt? KnownBy { get; init; }

    public ChangesAnswer? Changes { get; init; }
}

/// <summary>Understands the desk's questions by their pattern.</summary>
public sealed class Ask(GraphAt graph)
{
    /// <summary>What may be asked, for those who ask what may be asked.</summary>
    public static readonly IReadOnlyList<string> Questions =
    [
        "who said what about ATACMS", "what did Belousov and Austin say to each other", "what did the call follow", "which attacks hit Crimea, with which weapons", "what happened in Odesa",
        "how are Austin and Crimea connected", "which accounts disagree (about Odesa)", "everything within the Belgorod region", "everything in the week of 2024-06-24", "what did we know on 2024-06-26", "what changed since 2024-06-26",
    ];

    public Task<AskAnswer> AnswerAsync(string question, CancellationToken cancellation = default) => throw new NotImplementedException(graph.ToString());
}

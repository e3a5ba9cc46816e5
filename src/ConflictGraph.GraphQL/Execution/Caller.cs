namespace ConflictGraph.GraphQL.Execution;

/// <summary>What somebody may do; each may what those before it may.</summary>
public enum CallerRole { READER, CONTRIBUTOR, EDITOR, ADMIN }

public enum Right { READ, SAVE_VIEW, ADD, CORRECT, RETRACT, REVERT, JUDGE, IMPORT, MANAGE_KEYS }

/// <summary>Who asks: the author of what they write.</summary>
public sealed record Caller(string Name, CallerRole Role)
{
    /// <summary>Somebody of whom nothing is known reads.</summary>
    public static readonly Caller Unknown = new("unknown", CallerRole.READER);

    public IEnumerable<Right> May => Enum.GetValues<Right>().Where(right => RoleFor(right) <= Role);

    public static CallerRole RoleFor(Right right) => right switch
    {
        Right.READ or Right.SAVE_VIEW => CallerRole.READER,
        Right.ADD => CallerRole.CONTRIBUTOR,
        Right.MANAGE_KEYS => CallerRole.ADMIN,
        _ => CallerRole.EDITOR,
    };

    /// <summary>Refuses what the caller's role does not allow.</summary>
    public void RefuseUnless(Right right, string what)
    {
        if (RoleFor(right) is var needed && needed > Role)
            throw new ForbiddenException($"{what} needs the role {needed}; {Name} is {Role}. Ask somebody who is, or for a key of that role.");
    }
}

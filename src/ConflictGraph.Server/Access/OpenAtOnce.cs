using ConflictGraph.Server.Transport;

namespace ConflictGraph.Server.Access;

/// <summary>What stays open for as long as its client likes, counted by who has it: each is bounded, and so are all together.</summary>
sealed class OpenAtOnce(string what, int mostEach, int mostTogether)
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    int together;

    /// <summary>Refuses whoever has as many as they may.</summary>
    public Place Take(string who)
    {
        Enter(who);
        return new Place(this, who);
    }

    void Enter(string who)
    {
        lock (gate)
        {
            var has = open.GetValueOrDefault(who);
            if (has >= mostEach)
                throw new RequestRefusedException($"You have {has} {what} open already; at most {mostEach} are at once. Close some, or let several parts of a page share one.", StatusCodes.Status429TooManyRequests, "LIMIT_CONNECTIONS");
            if (together >= mostTogether)
                throw new RequestRefusedException($"There are {together} {what} open already, which are as many as this server holds. Try again later.", StatusCodes.Status503ServiceUnavailable, "LIMIT_CONNECTIONS");
            open[who] = has + 1;
            together++;
        }
    }

    void Leave(string who)
    {
        lock (gate)
        {
            together--;
            if (--open[who] == 0)
                open.Remove(who);
        }
    }

    /// <summary>One that is open, until it is disposed.</summary>
    public sealed class Place(OpenAtOnce all, string who) : IDisposable
    {
        string? who = who;

        /// <summary>Counts it for somebody else, once it is known who that is.</summary>
        public void MoveTo(string other)
        {
            all.Enter(other);
            all.Leave(who!);
            who = other;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref who, null) is { } was)
                all.Leave(was);
        }
    }
}

using System.Collections.Concurrent;
using Shop.RateLimiting;

namespace Shop.Gateway.Lab.RateLimits;

/// <summary>What one algorithm answered to each request.</summary>
internal sealed class Lane(Contestant contestant, PolicySet policies)
{
    private readonly ConcurrentQueue<(TimeSpan At, bool IsAdmitted, TimeSpan Delay)> _answers = new();

    public Contestant Contestant => contestant;

    /// <summary>The state's size after the last request, as Redis tells it.</summary>
    public long Bytes { get; set; }

    public IReadOnlyList<(TimeSpan At, bool IsAdmitted, TimeSpan Delay)> Answers => [.. _answers.OrderBy(answer => answer.At)];

    /// <summary>When each admitted request is let through; in a leaky bucket that is later than it came.</summary>
    public IReadOnlyList<TimeSpan> Admitted => [.. Answers.Where(answer => answer.IsAdmitted).Select(answer => answer.At + answer.Delay).Order()];

    public string KeyOf(string client) => policies.KeysOf([client])[0];

    public async Task Ask(string client, TimeSpan at, CancellationToken cancellationToken)
    {
        var decision = await policies.Decide([client], cancellationToken: cancellationToken);
        if (decision.By == DecidedBy.Local)
        {
            throw new DecidedWithoutRedisException();
        }

        _answers.Enqueue((at, decision.IsAdmitted, decision.Delay));
    }
}

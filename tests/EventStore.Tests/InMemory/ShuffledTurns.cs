using System.Threading.Channels;

namespace Shop.EventStore.Tests.InMemory;

/// <summary>Lets open transactions take their next step one at a time, in an order drawn from a seed.</summary>
internal sealed class ShuffledTurns(int seed, TaskCreationOptions options = TaskCreationOptions.None)
{
    private readonly Random _random = new(seed);
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly Channel<bool> _available = Channel.CreateUnbounded<bool>();

    public Task Take()
    {
        var turn = new TaskCompletionSource(options);
        lock (_waiting)
        {
            _waiting.Add(turn);
        }

        _available.Writer.TryWrite(true);
        return turn.Task;
    }

    public async Task WaitForOne(CancellationToken cancellationToken) => await _available.Reader.ReadAsync(cancellationToken);

    public bool Give()
    {
        TaskCompletionSource turn;
        lock (_waiting)
        {
            if (_waiting.Count == 0)
            {
                return false;
            }

            var index = _random.Next(_waiting.Count);
            turn = _waiting[index];
            _waiting.RemoveAt(index);
        }

        turn.SetResult();
        return true;
    }
}

using Shop.Contracts;
using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class The_start_cursor : IDisposable
{
    private readonly ProgressFile _file = new();

    public The_start_cursor()
    {
        using var last = _file.Open();
        Hold(last, "email", 5);
        Hold(last, "analytics", 3);
        last.Published(At(9));
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void is_that_of_the_queue_furthest_behind() => Assert.Equal(2, Cursor("email", "analytics"));

    [Fact]
    public void leaves_out_queues_that_this_process_has_not() => Assert.Equal(4, Cursor("email"));

    [Fact]
    public void is_not_held_back_by_a_new_queue() => Assert.Equal(4, Cursor("email", "inventory"));

    [Fact]
    public void is_absent_when_no_queue_is_known() => Assert.Null(Cursor("inventory"));

    [Fact]
    public void is_absent_in_a_partition_where_nothing_was_published()
    {
        using var progress = _file.Open();
        progress.Bind("email");
        Assert.Null(progress.StartCursor(1));
    }

    [Fact]
    public void of_a_queue_that_was_left_out_of_a_run_stays_where_it_was()
    {
        using (var without = _file.Open())
        {
            without.Bind("email");
            without.Published(At(20));
        }

        Assert.Equal(2, Cursor("analytics"));
    }

    private long? Cursor(params string[] queues)
    {
        using var progress = _file.Open();
        foreach (var queue in queues)
        {
            progress.Bind(queue);
        }

        return progress.StartCursor(0) is { } sequence ? Sequence.Parse(sequence).Parts().Position : null;
    }

    private static void Hold(QueueProgress progress, string queue, long position)
    {
        progress.Bind(queue);
        progress.Enqueued(queue, At(position));
    }

    private static RelayPosition At(long position) => new(0, TestBus.At(position));
}

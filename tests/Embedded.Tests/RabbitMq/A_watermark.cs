using Shop.Embedded.RabbitMq;

namespace Shop.Embedded.Tests.RabbitMq;

public sealed class A_watermark
{
    private const string Queue = "email";
    private readonly Watermarks _marks = new([]);

    public A_watermark() => _marks.Bind(Queue);

    [Fact]
    public void is_unknown_before_anything_was_published() => Assert.Empty(_marks.TakeChanged());

    [Fact]
    public void must_be_saved_before_a_first_message_is_acknowledged() => Assert.True(_marks.Enqueued(Queue, At(7)));

    [Fact]
    public void is_not_saved_for_every_message()
    {
        _marks.Enqueued(Queue, At(7));
        _marks.TakeChanged();
        Assert.False(_marks.Enqueued(Queue, At(8)));
    }

    [Fact]
    public void steps_back_before_a_message_that_was_overtaken()
    {
        Consume(7);
        Assert.Equal(7, Changed());
        Assert.True(_marks.Enqueued(Queue, At(6)));
        Assert.Equal(5, Changed());
    }

    [Fact]
    public void waits_for_every_copy_of_a_message_sent_twice()
    {
        _marks.Enqueued(Queue, At(7));
        Consume(7);
        Assert.Equal(6, Changed());
        _marks.Done(Queue, At(7));
        Assert.Equal(7, Changed());
    }

    [Fact]
    public void is_written_again_when_it_could_not_be_saved()
    {
        Consume(7);
        _marks.TakeChanged();
        Assert.Empty(_marks.TakeChanged());
        _marks.Unsaved();
        Assert.Equal(7, Changed());
    }

    private static RelayPosition At(long position) => new(0, TestBus.At(position));

    private void Consume(long position)
    {
        _marks.Enqueued(Queue, At(position));
        _marks.Published(At(position));
        _marks.Done(Queue, At(position));
    }

    private long Changed() => Assert.Single(_marks.TakeChanged()).Sequence.Parts().Position;
}

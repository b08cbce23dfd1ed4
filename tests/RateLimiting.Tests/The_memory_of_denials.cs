using Microsoft.Extensions.Time.Testing;
using Shop.RateLimiting.Limits;
using Shop.RateLimiting.Shortcutting;

namespace Shop.RateLimiting.Tests;

public sealed class The_memory_of_denials
{
    private readonly FakeTimeProvider _clock = new();
    private readonly DenialMemory _memory;

    public The_memory_of_denials() => _memory = new DenialMemory(keysMax: 2, _clock);

    [Fact]
    public void says_how_long_is_left_until_the_time_has_come()
    {
        Remember("a", wait: 1_000);
        _clock.Advance(TimeSpan.FromMicroseconds(999));
        Assert.Equal(new Answer(1, 3, 4_001, 0), _memory.Find("a", 1));
        _clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Null(_memory.Find("a", 1));
    }

    [Fact]
    public void tells_a_wait_from_when_Redis_answered_and_keeps_it_from_when_it_was_asked()
    {
        var asked = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMicroseconds(200));
        _memory.Remember("a", 1, new Answer(1_000, 0, 2_000, 0), new Remembered(asked, 1_000));
        _clock.Advance(TimeSpan.FromMicroseconds(300));
        Assert.Equal(new Answer(700, 0, 1_700, 0), _memory.Find("a", 1));
        _clock.Advance(TimeSpan.FromMicroseconds(500));
        Assert.Null(_memory.Find("a", 1));
    }

    [Fact]
    public void is_by_key_and_cost()
    {
        Remember("a", wait: 1_000);
        Assert.Null(_memory.Find("a", 2));
        Assert.Null(_memory.Find("b", 1));
    }

    [Fact]
    public void may_end_before_the_wait()
    {
        _memory.Remember("a", 1, new Answer(1_000, 0, 500, 0), new Remembered(_clock.GetTimestamp(), 600));
        _clock.Advance(TimeSpan.FromMicroseconds(599));
        Assert.Equal(new Answer(401, 0, 0, 0), _memory.Find("a", 1));
        _clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Null(_memory.Find("a", 1));
    }

    [Fact]
    public void is_empty_when_Redis_has_been_away()
    {
        Remember("a", wait: 1_000);
        _memory.Forget();
        Assert.Null(_memory.Find("a", 1));
    }

    [Fact]
    public void is_bounded()
    {
        Remember("a", "b", "c");
        Assert.Null(_memory.Find("c", 1));
        Assert.NotNull(_memory.Find("b", 1));
    }

    [Fact]
    public void forgets_what_has_ended_to_make_room()
    {
        Remember("a", wait: 1_000);
        Remember("b", wait: 9_000_000);
        _clock.Advance(TimeSpan.FromMicroseconds(1_000));
        Remember("c", wait: 9_000_000);
        Assert.NotNull(_memory.Find("c", 1));
        Assert.NotNull(_memory.Find("b", 1));
    }

    [Fact]
    public void looks_for_room_once_a_second_at_most()
    {
        Remember("a", wait: 100_000);
        Remember("b", wait: 9_000_000);
        Remember("c", wait: 9_000_000);
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Remember("d", wait: 9_000_000);
        Assert.Null(_memory.Find("d", 1));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Remember("d", wait: 9_000_000);
        Assert.NotNull(_memory.Find("d", 1));
    }

    [Fact]
    public void has_room_again_for_one_that_was_found_to_have_ended()
    {
        Remember("a", wait: 1_000);
        Remember("b", wait: 9_000_000);
        Remember("c", wait: 9_000_000);
        _clock.Advance(TimeSpan.FromMicroseconds(1_000));
        Assert.Null(_memory.Find("a", 1));
        Remember("d", wait: 9_000_000);
        Assert.NotNull(_memory.Find("d", 1));
    }

    private void Remember(params string[] keys) => Array.ForEach(keys, key => Remember(key, wait: 5_000));

    private void Remember(string key, long wait) => _memory.Remember(key, 1, new Answer(wait, 3, 5_000, 0), new Remembered(_clock.GetTimestamp(), wait));
}

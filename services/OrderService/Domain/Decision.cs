namespace Shop.OrderService.Domain;

/// <summary>What a command comes to: one event, nothing to do, or a refusal.</summary>
internal abstract record Decision<TEvent>
{
    private Decision()
    {
    }

    public static Decision<TEvent> Nothing { get; } = new Done();

    internal sealed record Accepted(TEvent Event) : Decision<TEvent>;

    /// <summary>The state is already what the command wants.</summary>
    internal sealed record Done : Decision<TEvent>;

    internal sealed record Rejected(Rejection Why) : Decision<TEvent>;

    public static implicit operator Decision<TEvent>(TEvent @event) => new Accepted(@event);

    public static implicit operator Decision<TEvent>(Rejection why) => new Rejected(why);
}

using System.Globalization;
using Shop.Load.Proof;

namespace Shop.Cluster.Tests;

/// <summary>Two orders of one load: one is shipped, the other cancelled.</summary>
internal static class Samples
{
    public const string Load = "cluster-1";

    public static LoggedEvent Placed { get; } = Event(1, 1, 1, "order-placed");

    public static LoggedEvent Shipped { get; } = Event(2, 1, 2, "order-shipped");

    public static IReadOnlyList<LoggedEvent> Events { get; } =
        [Placed, Shipped, Event(3, 2, 1, "order-placed"), Event(4, 2, 2, "order-cancelled")];

    /// <summary>All that the events lead to.</summary>
    public static IReadOnlyList<Mail> Mails { get; } =
        [.. Events.SelectMany(@event => @event.MessageIds).Select(id => new Mail(id, $"{Load}-7@example.com"))];

    private static LoggedEvent Event(int id, int order, long version, string type) => new(Id(id), Id(1_000 + order), version, type, $"{Load}-7");

    private static Guid Id(int number) => Guid.Parse(number.ToString("x32", CultureInfo.InvariantCulture));
}

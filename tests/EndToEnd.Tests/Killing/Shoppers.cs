using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>Clients that never pause: each places an order, and then ships, moves or cancels it or changes a price.</summary>
internal sealed class Shoppers(Ledger ledger)
{
    // One a client: the log's order of its price changes and of the orders of it is the order in which that client sent them.
    private static readonly string[] Products = ["tamper", "scale", "kettle", "milk-jug", "pour-over", "burr-grinder"];

    private int _inFlight;
    private int _answered;

    public int InFlight => Volatile.Read(ref _inFlight);

    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Until the shop no longer answers.</summary>
    public Task Run(Uri gateway, int round) => Task.WhenAll(Products.Select((product, client) => Shop(gateway, round, client, product)));

    private async Task Shop(Uri gateway, int round, int number, string product)
    {
        using var client = new Client(gateway);
        for (var turn = 0; ; turn++)
        {
            var place = ledger.NewOrder($"c{number}", $"r{round}-c{number}-t{turn}", ("mug", 1 + (turn % 3)), (product, 1 + (turn % 2)));
            var placed = await Send(client, place);
            if (placed is null || await Send(client, Next(placed.OrderId, product, (100 * round) + turn)) is null)
            {
                return;
            }
        }
    }

    private static Command Next(Guid order, string product, int number) => (number % 4) switch
    {
        0 => Command.Ship(order, $"T{number}"),
        1 => Command.Move(order, $"{number} Street"),
        2 => Command.Cancel(order, $"reason {number}"),
        _ => Command.Price(product, 1_000 + number),
    };

    private async Task<Reply?> Send(Client client, Command command)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            var reply = await ledger.Send(client, command);
            Interlocked.Add(ref _answered, reply is null ? 0 : 1);
            return reply;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}

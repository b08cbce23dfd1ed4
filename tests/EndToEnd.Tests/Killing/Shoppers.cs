using System.Collections.Concurrent;
using System.Net;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>Clients that never pause: each places an order and then ships it, moves it or cancels it.</summary>
internal sealed class Shoppers(ConcurrentQueue<Acknowledged> acknowledged)
{
    private const int Clients = 6;
    private int _inFlight;
    private int _answered;

    public int InFlight => Volatile.Read(ref _inFlight);

    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Until the shop no longer answers.</summary>
    public Task Run(Uri gateway, int round) => Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Shop(gateway, round, client)));

    private async Task Shop(Uri gateway, int round, int number)
    {
        using var client = new Client(gateway);
        for (var turn = 0; ; turn++)
        {
            var placed = await Send("place", () => client.Post("/orders", Client.Order($"c{number}", "mug", 1 + (turn % 3)), $"r{round}-t{turn}"));
            if (placed is null)
            {
                return;
            }

            var id = placed.OrderId;
            var next = await (turn % 4) switch
            {
                0 => Send("ship", () => client.Post($"/orders/{id}/shipment", new { carrier = "Post", trackingNumber = $"T{turn}" })),
                1 => Send("move", () => client.Put($"/orders/{id}/shipping-address", Client.Address($"{turn} Street"))),
                2 => Send("cancel", () => client.Delete($"/orders/{id}")),
                _ => Task.FromResult<Reply?>(placed),
            };
            if (next is null)
            {
                return;
            }
        }
    }

    /// <summary>Null when the shop is gone: the outcome is unknown and nothing is claimed.</summary>
    private async Task<Reply?> Send(string command, Func<Task<Reply>> send)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            var reply = await send();
            if (reply.Status is HttpStatusCode.OK or HttpStatusCode.Created)
            {
                acknowledged.Enqueue(new Acknowledged(reply.OrderId, reply.Version, command));
                Interlocked.Increment(ref _answered);
                return reply;
            }

            Assert.Fail($"{command} was refused: {reply}");
            return null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}

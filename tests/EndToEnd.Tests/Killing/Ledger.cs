using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

/// <summary>What the clients have sent so far, and what they were told.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<string> _keys = new();
    private readonly ConcurrentQueue<JsonNode> _told = new();
    private readonly ConcurrentQueue<Command> _unanswered = new();

    /// <summary>One for each order that was asked for, answered or not.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>Every answer: the order or product as the command left it.</summary>
    public IReadOnlyCollection<JsonNode> Told => _told;

    public Command NewOrder(string customer, string key, params (string Product, int Quantity)[] lines)
    {
        _keys.Enqueue(key);
        return Command.Place(customer, key, lines);
    }

    /// <summary>Null when the connection was lost: the outcome is unknown, and the command is to be repeated.</summary>
    public async Task<Reply?> Send(Client client, Command command)
    {
        try
        {
            var reply = await command.Send(client);
            Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{command.Name} was refused: {reply}");
            _told.Enqueue(reply.Json);
            return reply;
        }
        catch (HttpRequestException)
        {
            _unanswered.Enqueue(command);
            return null;
        }
    }

    public async Task RepeatUnanswered(Uri gateway)
    {
        using var client = new Client(gateway);
        for (var count = _unanswered.Count; count > 0 && _unanswered.TryDequeue(out var command); count--)
        {
            Assert.NotNull(await Send(client, command));
        }
    }
}

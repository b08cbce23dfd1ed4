using System.Text.Json;
using System.Text.Json.Nodes;

namespace Shop.ProbeFunction;

internal sealed class Behaviour(Notes notes)
{
    /// <returns>The line to write; null when the process shall die without one.</returns>
    public async Task<string?> Handle(string line)
    {
        var @event = JsonNode.Parse(line)!;
        var id = (string)@event["id"]!;
        notes.Got(id);
        switch ((string)@event["data"]!["customerId"]!)
        {
            case "crash-once" when notes.IsFirst("crashed"):
                return null;
            case "stuck-once" when notes.IsFirst("stuck"):
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
                return null;
            case "babble-once" when notes.IsFirst("babbled"):
                return "good morning";
            case "mistaken-once" when notes.IsFirst("mistaken"):
                return Answer(Guid.Empty.ToString(), "done");
            case "wait":
                await notes.Await("open");
                return Answer(id, "done");
            case "refuse":
                return Answer(id, "refused", "not for me");
            case "fail":
                return Answer(id, "failed", "no luck");
            case "away" when !notes.Has("back"):
                return Answer(id, "unavailable", "the other side is away");
            case "long":
                return new string('x', 100_000);
            case "tell":
                notes.Write("event.json", line);
                notes.Write("environment.json", JsonSerializer.Serialize(Environment.GetEnvironmentVariables()));
                await Console.Error.WriteLineAsync("a word to the log");
                return Answer(id, "done");
            default:
                return Answer(id, "done");
        }
    }

    private static string Answer(string id, string outcome, string? reason = null) =>
        new JsonObject { ["id"] = id, ["outcome"] = outcome, ["reason"] = reason }.ToJsonString();
}

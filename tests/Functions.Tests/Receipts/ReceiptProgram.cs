using System.Text;
using System.Text.Json.Nodes;
using Shop.Contracts;
using Shop.Contracts.Orders;
using Shop.Machine;

namespace Shop.Functions.Tests.Receipts;

/// <summary>The function as its host packs it, run by hand: lines in, lines out.</summary>
internal static class ReceiptProgram
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);

    private static string Program => Path.Combine(
        AppContext.BaseDirectory, "functions", "ReceiptMail", OperatingSystem.IsWindows() ? "ReceiptMail.exe" : "ReceiptMail");

    public static Task<Ended> Run(IReadOnlyDictionary<string, string> environment, params string[] lines) =>
        CommandLine.Run(Program, [], TimeMax, environment, string.Concat(lines.Select(line => line + "\n")));

    public static async Task<JsonNode> Answer(IReadOnlyDictionary<string, string> environment, string line)
    {
        var ended = await Run(environment, line);
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return JsonNode.Parse(Assert.Single(ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!;
    }

    public static string Line(Guid eventId, OrderShippedV1 order, string type = "order-shipped.v1") => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = eventId,
        ["type"] = type,
        ["data"] = JsonNode.Parse(Encoding.UTF8.GetString(EventJson.Write(order))),
    }.ToJsonString();
}

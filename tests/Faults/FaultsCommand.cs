using System.CommandLine;
using Shop.Compose;
using Shop.Faults.Breaking;

namespace Shop.Faults;

/// <summary>The command line.</summary>
internal static class FaultsCommand
{
    private const int SecondsMin = 1;

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "How long each fault lasts.",
        DefaultValueFactory = _ => 15,
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Services whose containers are broken; by default every one.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. BreakableServices.All.Select(service => service.Name)],
    };

    private static readonly Option<Fault[]> Kinds = new("--faults")
    {
        Description = "stop, kill and pause, or some of them.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => Enum.GetValues<Fault>(),
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Orders a second.",
        DefaultValueFactory = _ => 20,
    };

    /// <returns>0 when nothing was lost and no read failed that should not have; 1 otherwise.</returns>
    public static async Task<int> Run(string[] args)
    {
        Only.AcceptOnlyFromAmong([.. BreakableServices.All.Select(service => service.Name)]);
        Seconds.Validators.Add(result => RequireAtLeast(result, SecondsMin));
        Rate.Validators.Add(result => RequireAtLeast(result, 1));
        var command = new RootCommand(
            "Starts the shop in containers, breaks each container in turn under a steady flow of orders, and compares what was "
            + "acknowledged with the log, Kafka, the documents, the leaderboard and the mails.")
        {
            Seconds, Only, Kinds, Rate,
        };
        command.SetAction(Execute);
        return await command.Parse(args).InvokeAsync();
    }

    private static void RequireAtLeast(System.CommandLine.Parsing.OptionResult result, int least)
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < least))
        {
            result.AddError($"{result.Option.Name} takes a whole number from {least}, not '{result.Tokens[0].Value}'.");
        }
    }

    private static async Task<int> Execute(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!await ComposeShop.HasDocker())
        {
            await Console.Error.WriteLineAsync("error: Docker is not running here.");
            return 1;
        }

        var services = BreakableServices.All.Where(service => parsed.GetValue(Only)!.Contains(service.Name));
        var plan = new FaultPlan([.. services], parsed.GetValue(Kinds)!, TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(Rate));
        return await FaultRun.Play(plan, Console.Out, TimeProvider.System, cancellationToken) ? 0 : 1;
    }
}

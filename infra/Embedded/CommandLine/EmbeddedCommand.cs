using System.CommandLine;
using Shop.Embedded.Demo;

namespace Shop.Embedded.CommandLine;

/// <summary>The command line: run the shop, or play the demo.</summary>
internal static class EmbeddedCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port of the gateway on 127.0.0.1; 0 picks a free one.",
        DefaultValueFactory = _ => EmbeddedOptions.PortDefault,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the data.",
        DefaultValueFactory = _ => EmbeddedOptions.DataFolderDefault,
    };

    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Delete the data first." };

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Play a whole scenario against a shop of its own (free port, temporary folder), check it, and exit.",
    };

    private static readonly Option<Uri?> Gateway = Address("--gateway", "http", "Play the demo against the shop that runs there.");
    private static readonly Option<string?> Kafka = new("--kafka") { Description = "Bootstrap servers of that shop's Kafka, to look at it too." };
    private static readonly Option<Uri?> RabbitMq = Address("--rabbitmq", "amqp", "amqp://user:password@host:port of that shop's RabbitMQ, to look at it too.");
    private static readonly Option<Uri?> Mailpit = Address("--mailpit", "http", "Address of that shop's Mailpit, to look at the mails too.");

    private static readonly Option<int?> Rate = new("--orders-per-second")
    {
        Description = $"At which that shop's consistency lag is measured; by default as fast as it warmed up, at most {ShopDemo.OwnPaceMax}.",
    };

    /// <returns>The process's exit code: 0 when all went well, 1 otherwise.</returns>
    public static async Task<int> Run(string[] args)
    {
        var command = new RootCommand("The whole shop in one process: Kafka, RabbitMQ, Redis and the databases are embedded.")
        {
            Port, Data, Fresh, Demo, Gateway, Kafka, RabbitMq, Mailpit, Rate,
        };
        TakesNumber(Port, 0, 65_535);
        TakesNumber(Rate, 1, 1_000);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Gateway) is not null && !result.GetValue(Demo))
            {
                result.AddError("--gateway is for the demo: --demo --gateway URL.");
            }
            else if (result.GetValue(Gateway) is null && new Option[] { Kafka, RabbitMq, Mailpit, Rate }.Any(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError("--kafka, --rabbitmq, --mailpit and --orders-per-second belong to --demo --gateway URL.");
            }
        });
        var parsed = command.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"error: {parsed.Errors[0].Message} See --help.");
            return 1;
        }

        command.SetAction(Execute);

        // The shop stops in order by itself: the library must not cut it off after its own two seconds.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> Execute(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            return parsed switch
            {
                _ when parsed.GetValue(Gateway) is { } gateway => await RemoteDemoMode.Run(
                    new RemoteDemoOptions(gateway, parsed.GetValue(Kafka), parsed.GetValue(RabbitMq), parsed.GetValue(Mailpit), parsed.GetValue(Rate))),
                _ when parsed.GetValue(Demo) => await DemoMode.Run(),
                _ => await ServeMode.Run(new EmbeddedOptions(parsed.GetValue(Port), parsed.GetValue(Data)!, parsed.GetValue(Fresh))),
            };
        }
        catch (Exception exception) when (exception is StartException or Sqlite.DataFileException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
    }

    private static void TakesNumber(Option option, int min, int max) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var number) || number < min || number > max))
        {
            result.AddError($"{option.Name} takes a number from {min} to {max}, not '{result.Tokens[0].Value}'.");
        }
    });

    private static Option<Uri?> Address(string name, string scheme, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme == scheme)
            {
                return address;
            }

            result.AddError($"{name} takes an address like {scheme}://host:port, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}

using System.CommandLine;

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

    /// <returns>The process's exit code: 0 when all went well, 1 otherwise.</returns>
    public static async Task<int> Run(string[] args)
    {
        var command = new RootCommand("The whole shop in one process: Kafka, RabbitMQ, Redis and the databases are embedded.")
        {
            Port, Data, Fresh, Demo,
        };
        Port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var port) || port is < 0 or > 65_535))
            {
                result.AddError($"--port takes a number from 0 to 65535, not '{result.Tokens[0].Value}'.");
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
            return parsed.GetValue(Demo)
                ? await DemoMode.Run()
                : await ServeMode.Run(new EmbeddedOptions(parsed.GetValue(Port), parsed.GetValue(Data)!, parsed.GetValue(Fresh)));
        }
        catch (Exception exception) when (exception is StartException or Sqlite.DataFileException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
    }
}

using Shop.Embedded.Demo;
using Shop.Streaming.RabbitMq;

namespace Shop.Embedded.CommandLine;

/// <summary>Plays the demo against a shop that runs already, for example in containers.</summary>
internal static class RemoteDemoMode
{
    public static async Task<int> Run(RemoteDemoOptions options)
    {
        using var stop = new StopSignal();
        using var mail = options.Mailpit is { } mailpit ? new MailpitSource(mailpit) : null;
        await Console.Out.WriteLineAsync($"Playing the demo against the shop at {options.Gateway}.");
        var targets = new DemoTargets(options.Gateway, options.Kafka, Transport(options.RabbitMq), mail) { OrdersPerSecond = options.OrdersPerSecond };
        try
        {
            return await ShopDemo.Play(targets, Console.Out, TimeProvider.System, stop.Token) ? 0 : 1;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            return await stop.LeaveDemo();
        }
    }

    private static BrokerTransport? Transport(Uri? rabbitMq) => rabbitMq is null ? null : (bus, configure) =>
    {
        RabbitMqTransport.FromConfiguration(bus, configure);
        bus.PostConfigure<RabbitMqOptions>(options =>
        {
            var user = rabbitMq.UserInfo.Split(':', 2);
            options.Host = rabbitMq.Host;
            options.Port = (ushort)(rabbitMq.IsDefaultPort ? options.Port : rabbitMq.Port);
            options.User = Uri.UnescapeDataString(user[0]);
            options.Password = Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? "");
        });
    };
}

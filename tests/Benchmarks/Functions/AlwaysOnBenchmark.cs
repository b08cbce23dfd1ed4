using System.Diagnostics;
using System.Globalization;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Benchmarks.Measuring;
using Shop.Benchmarks.Servers;
using Shop.Machine;
using Shop.Streaming.RabbitMq;

namespace Shop.Benchmarks.Functions;

/// <summary>
/// What a consumer that is always there costs: EmailService and the function host, each as a process of its own on a real broker. First
/// with nothing to do, then by the event, when it is warm.
/// </summary>
internal static class AlwaysOnBenchmark
{
    private const int WarmUp = 500;
    private const int Events = 2_000;

    // Code that has become hot is compiled anew in the background.
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StepTimeMax = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Comparison>> Run()
    {
        await using var servers = await MailWorkServers.Start();
        Console.WriteLine($"  {IdleTime.TotalSeconds} s without work, then {Events} events, after {WarmUp} that do not count");
        Console.WriteLine("  process           idle cpu ms/s   cpu ms an event   resident MB");
        await Measure("EmailService", servers, servers.Settings);
        await Measure("FunctionHost", servers, OfReceipts(servers.Settings));
        return [];
    }

    private static async Task Measure(string program, MailWorkServers servers, IReadOnlyDictionary<string, string> settings)
    {
        var path = Path.Combine(AppContext.BaseDirectory, program);
        var environment = new Dictionary<string, string>(settings) { ["ASPNETCORE_HTTP_PORTS"] = Text(FreePorts.Take()), ["Logging__LogLevel__Default"] = "Warning" };
        var migrated = await CommandLine.Run(path, ["migrate"], StepTimeMax, environment);
        if (migrated.ExitCode != 0)
        {
            throw new InvalidOperationException(migrated.Output + migrated.Errors);
        }

        using var publisher = await Publisher(settings);
        var start = new ProcessStartInfo(path);
        environment.ToList().ForEach(variable => start.Environment[variable.Key] = variable.Value);
        using var process = Process.Start(start)!;
        try
        {
            await Work(publisher, servers, WarmUp);
            await Task.Delay(SettleTime, TimeProvider.System);
            var idle = await ProcessorDuring(process.Id, () => Task.Delay(IdleTime, TimeProvider.System));
            var work = await ProcessorDuring(process.Id, () => Work(publisher, servers, Events));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {program,-16} {idle.TotalMilliseconds / IdleTime.TotalSeconds,14:0.00} {work.TotalMilliseconds / Events,17:0.00} {ProcessCost.Of(process.Id).Megabytes,13:0}"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            await publisher.StopAsync();
        }
    }

    /// <summary>Until each has led to its mail.</summary>
    private static async Task Work(IHost publisher, MailWorkServers servers, int events)
    {
        var expected = await servers.Mails() + events;
        var bus = publisher.Services.GetRequiredService<IBus>();
        await Task.WhenAll(Enumerable.Range(0, events).Select(_ => bus.Publish(
            SampleEvents.Shipped(), context => context.MessageId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()))));
        while (await servers.Mails() < expected)
        {
            await Task.Delay(LookInterval, TimeProvider.System);
        }
    }

    private static async Task<TimeSpan> ProcessorDuring(int process, Func<Task> something)
    {
        var before = ProcessCost.Of(process).Processor;
        await something();
        return ProcessCost.Of(process).Processor - before;
    }

    private static async Task<IHost> Publisher(IReadOnlyDictionary<string, string> settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "benchmark" });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Value)));
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        builder.Services.AddBus(RabbitMqTransport.FromConfiguration, _ => { });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static Dictionary<string, string> OfReceipts(IReadOnlyDictionary<string, string> settings) => new(settings)
    {
        ["Function__Queue"] = "receipt",
        ["Function__Events__0"] = "order-shipped.v1",
        ["Function__Program"] = Path.Combine("functions", "ReceiptMail", "ReceiptMail"),
        ["Function__Environment__SMTP_HOST"] = settings["Smtp__Host"],
        ["Function__Environment__SMTP_PORT"] = settings["Smtp__Port"],
        ["Function__Environment__SMTP_SECURITY"] = settings["Smtp__Security"],
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

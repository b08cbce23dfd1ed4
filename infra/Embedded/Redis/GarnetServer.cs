using System.Diagnostics;
using System.Globalization;

namespace Shop.Embedded.Redis;

/// <summary>Garnet's server object, reached by reflection: its assemblies are loaded apart from ours.</summary>
internal sealed class GarnetServer : IDisposable
{
    private static readonly Lock Constructing = new();
    private readonly IDisposable _server;

    private GarnetServer(IDisposable server) => _server = server;

    public static GarnetServer Start(int port)
    {
        var type = GarnetLoadContext.ServerType();
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters()[0].ParameterType == typeof(string[]));
        object?[] arguments =
        [
            Arguments(port),
            .. constructor.GetParameters().Skip(1).Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null),
        ];
        var server = new GarnetServer((IDisposable)Quietly(() => constructor.Invoke(arguments)));
        try
        {
            type.GetMethod("Start")!.Invoke(server._server, null);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose() => _server.Dispose();

    // Scripts are transactions: without it two connections' GET and SET interleave. Memory's default is 16 GiB.
    private static string[] Arguments(int port) =>
    [
        "--bind", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
        "--lua", "--lua-transaction-mode",
        "--memory", "64m", "--index", "1m",
        "-q", "--disable-console-logger",
    ];

    // Garnet's constructor sends every Trace of the whole process to the console. The list of listeners belongs to
    // the process too: one constructor at a time.
    private static object Quietly(Func<object> construct)
    {
        lock (Constructing)
        {
            var listeners = Trace.Listeners.Cast<TraceListener>().ToHashSet();
            try
            {
                return construct();
            }
            finally
            {
                foreach (var added in Trace.Listeners.OfType<ConsoleTraceListener>().Where(added => !listeners.Contains(added)).ToList())
                {
                    Trace.Listeners.Remove(added);
                }
            }
        }
    }
}

// One of three proxies in front of the same part, as a process of its own, so that its processor time can be read.
// Arguments: which proxy, address of the part, address of Redis. Prints its own address, then its processor time in milliseconds for
// each line that it reads; ends at the end of its input.
using System.Diagnostics;
using System.Globalization;
using Shop.ProxyHolder;

await using var proxy = HeldProxy.Build(Enum.Parse<ProxyKind>(args[0]), new Uri(args[1]), args[2]);
await proxy.StartAsync();
Console.WriteLine(proxy.Urls.Single());
using var self = Process.GetCurrentProcess();
while (Console.ReadLine() is not null)
{
    self.Refresh();
    Console.WriteLine(self.TotalProcessorTime.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
}

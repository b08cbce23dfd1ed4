using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Shop.Gateway.Tests.Fixture;

/// <summary>A name server that says what a test says.</summary>
public sealed class FakeNames
{
    private readonly ConcurrentDictionary<string, IPAddress[]> _addresses = new();

    /// <summary>Whether it answers nothing at all.</summary>
    public bool IsSilent { get; set; }

    public void Set(string name, params string[] addresses) => _addresses[name] = [.. addresses.Select(IPAddress.Parse)];

    public void Remove(string name) => _addresses.TryRemove(name, out _);

    public async Task<IPAddress[]> Find(string name, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (IsSilent)
        {
            throw new SocketException((int)SocketError.TryAgain);
        }

        return _addresses.TryGetValue(name, out var found) ? found : throw new SocketException((int)SocketError.HostNotFound);
    }
}

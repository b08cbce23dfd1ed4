using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Shop.Gateway.Instances;

/// <summary>
/// What each name stands for, as far as is known. A name that does not exist has no instances; when the name server
/// itself does not answer, the last ones known are still the best guess, and probes find out which of them live.
/// </summary>
internal sealed partial class KnownAddresses(
    NameLookup lookup, IOptions<InstanceOptions> options, TimeProvider clock, ILogger<KnownAddresses> logger)
{
    private readonly ConcurrentDictionary<string, IPAddress[]> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name server has answered once, be it that there are none.</summary>
    public bool Has(string name) => _known.ContainsKey(name);

    public async Task<IReadOnlyList<IPAddress>> Of(string name, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.LookupTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            Learn(name, await lookup(name, either.Token));
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            Learn(name, []);
        }
        catch (Exception failure) when (failure is SocketException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            NameServerSilent(logger, name, failure);
        }

        return _known.GetValueOrDefault(name) ?? [];
    }

    private void Learn(string name, IPAddress[] addresses)
    {
        var before = _known.GetValueOrDefault(name) ?? [];
        _known[name] = addresses;
        var added = addresses.Except(before).ToList();
        var gone = before.Except(addresses).ToList();
        if (added.Count + gone.Count > 0)
        {
            InstancesChanged(logger, name, added, gone);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, EventName = "InstancesChanged", Message = "{Name}: added [{Added}], gone [{Gone}].")]
    private static partial void InstancesChanged(ILogger logger, string name, IReadOnlyList<IPAddress> added, IReadOnlyList<IPAddress> gone);

    [LoggerMessage(Level = LogLevel.Warning, EventName = "NameServerSilent", Message = "{Name}: no answer from the name server; going on with the instances known.")]
    private static partial void NameServerSilent(ILogger logger, string name, Exception failure);
}

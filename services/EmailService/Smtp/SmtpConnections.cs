using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Shop.ServiceDefaults.Problems;

namespace Shop.EmailService.Smtp;

/// <summary>A few connections to the mail server, each used by one caller at a time and kept for the next one.</summary>
internal sealed class SmtpConnections(IOptions<SmtpOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SmtpOptions _options = options.Value;
    private readonly SemaphoreSlim _turns = new(options.Value.ConnectionsMax);
    private readonly ConcurrentBag<SmtpClient> _idle = [];

    /// <param name="work">What is asked on an open connection. After a failure the connection is closed.</param>
    /// <exception cref="DependencyDownException">The server is away, too slow, or asks to be asked later.</exception>
    public async Task Use(Func<SmtpClient, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            await UseInTime(work, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var client))
        {
            client.Dispose();
        }

        _turns.Dispose();
    }

    private async Task UseInTime(Func<SmtpClient, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var client = await Open(either.Token);
            await UseThenKeep(client, work, either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw MailServerOutage.Because(exception);
        }
    }

    private async Task UseThenKeep(SmtpClient client, Func<SmtpClient, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var kept = false;
        try
        {
            await work(client, cancellationToken);
            _idle.Add(client);
            kept = true;
        }
        catch (Exception exception) when (MailServerOutage.IsOfSending(exception))
        {
            throw MailServerOutage.Because(exception);
        }
        finally
        {
            if (!kept)
            {
                client.Dispose();
            }
        }
    }

    /// <summary>The server may have closed a kept connection. It is asked before a mail is given to it: a mail that fails half-way may come twice.</summary>
    private async Task<SmtpClient> Open(CancellationToken cancellationToken)
    {
        while (_idle.TryTake(out var client))
        {
            if (await Answers(client, cancellationToken))
            {
                return client;
            }

            client.Dispose();
        }

        return await Connect(cancellationToken);
    }

    private static async Task<bool> Answers(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (MailServerOutage.IsOfConnecting(exception))
        {
            return false;
        }
    }

    private async Task<SmtpClient> Connect(CancellationToken cancellationToken)
    {
        var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(_options.Host, _options.Port, SecurityOf(_options.Security), cancellationToken);
            if (_options is { User: { Length: > 0 } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            return client;
        }
        catch (Exception exception) when (MailServerOutage.IsOfConnecting(exception))
        {
            client.Dispose();
            throw MailServerOutage.Because(exception);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions SecurityOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };
}

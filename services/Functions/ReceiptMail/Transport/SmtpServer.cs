using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Shop.ReceiptMail.Transport;

/// <summary>
/// A server that carries mails on; it has a mail for good when it has answered 250. At least once, and SMTP allows no better: a
/// repeat has the same Message-ID. The connection is kept while the process is, so only a cold start pays for it.
/// </summary>
internal sealed class SmtpServer(SmtpSettings settings) : IReceiptTransport
{
    // The host's patience (Function:TimeoutMilliseconds) must be longer: it would take a slow server for a stuck function.
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(20);

    private SmtpClient? _client;

    public async Task Send(Guid eventId, MimeMessage receipt)
    {
        using var limit = new CancellationTokenSource(TimeMax);
        var isKept = false;
        try
        {
            await Connect(limit.Token);
            await _client!.SendAsync(receipt, limit.Token);
            isKept = true;
        }
        catch (Exception exception) when (IsAway(exception))
        {
            throw new MailServerAwayException(exception);
        }
        finally
        {
            if (!isKept)
            {
                Dispose();
            }
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private async Task Connect(CancellationToken cancellationToken)
    {
        if (_client is not null && await Answers(_client, cancellationToken))
        {
            return;
        }

        Dispose();
        _client = new SmtpClient();
        try
        {
            await _client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellationToken);
            if (settings is { User: { } user, Password: { } password })
            {
                await _client.AuthenticateAsync(user, password, cancellationToken);
            }
        }
        catch (SmtpCommandException exception)
        {
            // Before any mail was shown: whatever the server says, it is about the shop and its server.
            throw new MailServerAwayException(exception);
        }
    }

    /// <summary>The server may have closed a kept connection. A mail that fails half-way may come twice, so it is asked before.</summary>
    private static async Task<bool> Answers(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (IsAway(exception))
        {
            return false;
        }
    }

    /// <summary>RFC 5321, 4.2.1: 4yz asks to be asked again later, 5yz refuses the mail.</summary>
    private static bool IsAway(Exception exception) => exception switch
    {
        SmtpCommandException answer => (int)answer.StatusCode < 500,
        _ => exception is SmtpProtocolException or ServiceNotConnectedException or SocketException or IOException or TimeoutException
            or AuthenticationException or SslHandshakeException or OperationCanceledException,
    };
}

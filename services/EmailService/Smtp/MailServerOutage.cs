using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Shop.ServiceDefaults.Problems;

namespace Shop.EmailService.Smtp;

/// <summary>Which failures are the server's state, so that the mail waits, and which are its answer to this mail.</summary>
internal static class MailServerOutage
{
    /// <summary>Before any mail was shown: whatever the server says, it is about the shop and its server.</summary>
    public static bool IsOfConnecting(Exception exception) => exception
        is SmtpCommandException or AuthenticationException or SslHandshakeException or NotSupportedException || IsOfTheLine(exception);

    /// <summary>RFC 5321, 4.2.1: 4yz asks to be asked again later, 5yz refuses the mail.</summary>
    public static bool IsOfSending(Exception exception) => exception switch
    {
        SmtpCommandException answer => (int)answer.StatusCode < 500,
        _ => IsOfTheLine(exception),
    };

    public static DependencyDownException Because(Exception exception) => new("The mail server", "mail-server-down", exception);

    private static bool IsOfTheLine(Exception exception) =>
        exception is SmtpProtocolException or ServiceNotConnectedException or SocketException or IOException or TimeoutException;
}

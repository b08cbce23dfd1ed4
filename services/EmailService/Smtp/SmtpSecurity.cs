namespace Shop.EmailService.Smtp;

public enum SmtpSecurity
{
    /// <summary>In the clear, for a server on the same machine or network.</summary>
    None,

    /// <summary>Encrypted after the greeting; a server that cannot do so gets no mail.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,
}

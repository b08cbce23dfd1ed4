using System.ComponentModel.DataAnnotations;

namespace Shop.EmailService.Smtp;

public sealed class SmtpOptions : IValidatableObject
{
    public const string Section = "Smtp";

    /// <summary>The server that takes the shop's mails and carries them on.</summary>
    [Required(ErrorMessage = "Smtp:Host is missing: the mail server's name or address.")]
    public string Host { get; set; } = "";

    /// <summary>587 is that of submission (RFC 6409).</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    [EnumDataType(typeof(SmtpSecurity))]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Null when the server asks for none.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>
    /// Seconds that one mail may take. A server that was too slow may have taken it, and gets it again: RFC 5321, 4.5.3.2, grants
    /// minutes for that reason.
    /// </summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Connections kept open and used again. More mails than this at once wait for each other.</summary>
    [Range(1, 64)]
    public int ConnectionsMax { get; set; } = 4;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
        {
            yield return new ValidationResult("Smtp:User and Smtp:Password come together or not at all.", [nameof(User), nameof(Password)]);
        }
    }
}

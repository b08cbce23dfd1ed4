using Shop.ServiceDefaults.Problems;

namespace Shop.EmailService.Inbox;

/// <summary>What every adapter says when its server does not answer: mails wait.</summary>
public static class MailInboxDown
{
    public static DependencyDownException Because(Exception inner) => new("The mail inbox", "mail-inbox-down", inner);
}

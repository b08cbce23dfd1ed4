namespace Shop.EmailService.Composition;

/// <summary>The event names no address that a mail can go to, or no id. Retrying does not help.</summary>
internal sealed class UndeliverableMailException(string message) : Exception(message);

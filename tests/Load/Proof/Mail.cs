namespace Shop.Load.Proof;

/// <param name="MessageId">Without angle brackets.</param>
/// <param name="Recipient">The first one's address; empty when it names none.</param>
public sealed record Mail(string MessageId, string Recipient);

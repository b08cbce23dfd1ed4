namespace Shop.Embedded.Demo;

/// <summary>The mail that went out, wherever it goes to.</summary>
internal interface IMailSource
{
    /// <summary>The mails about one order that are there now.</summary>
    Task<IReadOnlyList<SentMail>> About(Guid orderId, CancellationToken cancellationToken);
}

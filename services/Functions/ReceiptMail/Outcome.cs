using System.Text.Json.Serialization;

namespace Shop.ReceiptMail;

/// <summary>What the host shall do with the event.</summary>
internal enum Outcome
{
    /// <summary>It has had its effect.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>It never will have one: no second attempt.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>This attempt failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Nothing is wrong with it, but a server that it needs is away: it waits.</summary>
    [JsonStringEnumMemberName("unavailable")]
    Unavailable,
}

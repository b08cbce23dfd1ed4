namespace Shop.OrderService.Domain;

/// <summary>Why a command is refused.</summary>
/// <param name="Subject">What it is about, e.g. the unknown product's id.</param>
internal sealed record Rejection(Reason Reason, string? Subject = null)
{
    public static implicit operator Rejection(Reason reason) => new(reason);
}

namespace Shop.Load;

/// <summary>An answer, or why there is none.</summary>
/// <param name="Status">0 when there was no answer.</param>
public sealed record Reply(int Status, string Text, string? Token, string? ETag)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Trying again may help; a refusal stays one.</summary>
    public bool IsOutage => Status is 0 or >= 500;

    public string Why => Status == 0 ? Text : $"{Status}";
}

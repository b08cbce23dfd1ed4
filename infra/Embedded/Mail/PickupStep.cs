namespace Shop.Embedded.Mail;

/// <summary>What a mail has reached on its way into the directory; a crash can come after each.</summary>
internal enum PickupStep
{
    Written,
    Renamed,
}

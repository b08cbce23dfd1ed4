namespace Shop.Embedded.Hosting;

internal static partial class HostingLog
{
    [LoggerMessage(Level = LogLevel.Warning, EventName = "PartCutOff",
        Message = "{Part} had not ended all that it was doing, and was cut off.")]
    public static partial void PartCutOff(this ILogger logger, string part);
}

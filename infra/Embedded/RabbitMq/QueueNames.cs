using System.Text.RegularExpressions;
using MassTransit;
using MassTransit.Transports;

namespace Shop.Embedded.RabbitMq;

/// <summary>What MassTransit's names say about a queue.</summary>
internal static partial class QueueNames
{
    private const string ErrorSuffix = "_error";
    private const string SkippedSuffix = "_skipped";

    public static string Of(ReceiveContext context) => context.InputAddress.GetEndpointName()!;

    /// <summary><c>email</c> for <c>email_error</c>; null for a queue that is no error queue.</summary>
    public static string? SourceOfError(string queue) =>
        queue.EndsWith(ErrorSuffix, StringComparison.Ordinal) ? queue[..^ErrorSuffix.Length] : null;

    /// <summary>A service's own queue: neither where failures end, nor one that lives only as long as its bus.</summary>
    public static bool IsWork(string queue) =>
        SourceOfError(queue) is null && !queue.EndsWith(SkippedSuffix, StringComparison.Ordinal) && !Temporary().IsMatch(queue);

    // The 26 characters of a NewId at the end: DefaultEndpointNameFormatter.GetTemporaryQueueName.
    [GeneratedRegex("_[a-z0-9]{26}$", RegexOptions.CultureInvariant)]
    private static partial Regex Temporary();
}

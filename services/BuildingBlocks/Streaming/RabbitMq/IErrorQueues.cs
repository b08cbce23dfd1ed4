namespace Shop.Streaming.RabbitMq;

/// <summary>What ended in a service's error queue, and the way back. A transport brings the adapter of its broker.</summary>
public interface IErrorQueues
{
    /// <summary>How much is there, and the first <paramref name="max"/> of it. Nothing is taken out.</summary>
    /// <param name="queue">Where the messages failed: <c>email</c>, not <c>email_error</c>.</param>
    /// <exception cref="DependencyUnavailableException">The broker does not answer.</exception>
    Task<FailedMessages> Look(string queue, int max, CancellationToken cancellationToken);

    /// <summary>
    /// Gives what is there now back to the queue, the oldest first. A message leaves the error queue only when the queue
    /// has it: a crash between the two makes it come twice, and the consumer's inbox makes that harmless. What fails again
    /// is in the error queue again.
    /// </summary>
    /// <returns>How many.</returns>
    /// <exception cref="DependencyUnavailableException">The broker does not answer; what was moved is moved.</exception>
    Task<int> Replay(string queue, CancellationToken cancellationToken);
}

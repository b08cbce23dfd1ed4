namespace Shop.QueryService.ReadYourWrites;

/// <summary>One request that waits.</summary>
internal sealed class Waiter(Target target)
{
    private readonly TaskCompletionSource _applied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Applied => _applied.Task;

    public void See(Progress progress)
    {
        if (progress.Includes(target))
        {
            _applied.TrySetResult();
        }
    }

    public void Fail(Exception exception) => _applied.TrySetException(exception);
}

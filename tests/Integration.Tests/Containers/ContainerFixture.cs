using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Shop.Integration.Tests.Containers;

/// <summary>A real server in a container. Where there is no Docker, every test that asks for it is skipped with one reason.</summary>
public abstract class ContainerFixture<TContainer> : IAsyncLifetime
    where TContainer : IContainer
{
    private TContainer? _container;

    /// <summary>The running server.</summary>
    public TContainer Container
    {
        get
        {
            Assert.SkipWhen(_container is null, "Docker is not running here: this test needs a real server in a container.");
            return _container!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            _container = Build();
        }
        catch (DockerUnavailableException)
        {
            return;
        }

        try
        {
            await _container.StartAsync(TestContext.Current.CancellationToken);
            await Prepare(_container);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract TContainer Build();

    /// <summary>What a server needs once, before the first test.</summary>
    protected virtual Task Prepare(TContainer container) => Task.CompletedTask;
}

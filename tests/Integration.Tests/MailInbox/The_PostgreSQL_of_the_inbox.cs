using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shop.EmailService.Inbox;
using Shop.EmailService.PostgreSql;
using Shop.EmailService.PostgreSql.Schema;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.MailInbox;

[Collection("Mail inbox")]
public sealed class The_PostgreSQL_of_the_inbox(InboxServer server)
{
    private const string Nobody = "Host=127.0.0.1;Port=1;Database=email;Username=email;Password=secret";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DeliveredMail Delivered => new(Guid.Empty, Guid.Empty, "order-placed.v1", DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task is_prepared_by_the_migration_however_often_it_runs()
    {
        var address = await server.NewDatabase();
        await Task.WhenAll(InboxServer.Migrate(address), InboxServer.Migrate(address), InboxServer.Migrate(address));
        await using var inbox = new PostgresMailInbox(address);
        await inbox.Record(Delivered, Cancel);
        await InboxServer.Migrate(address);
        Assert.True(await inbox.Contains(Guid.Empty, Cancel));
    }

    [Fact]
    public async Task makes_mails_wait_until_the_migration_has_run()
    {
        var address = await server.NewDatabase();
        await using var inbox = new PostgresMailInbox(address);
        await AssertDown(() => inbox.Contains(Guid.Empty, Cancel));
        await InboxServer.Migrate(address);
        Assert.False(await inbox.Contains(Guid.Empty, Cancel));
    }

    [Fact]
    public async Task refuses_a_value_that_is_at_fault_for_ever()
    {
        await using var inbox = new PostgresMailInbox(await server.NewInbox());
        var exception = await Record.ExceptionAsync(() => inbox.Record(Delivered with { Type = "no\0text" }, Cancel));
        Assert.NotNull(exception);
        Assert.IsNotType<DependencyDownException>(exception);
    }

    [Fact]
    public async Task says_when_it_is_away()
    {
        await using var inbox = new PostgresMailInbox(Nobody);
        await AssertDown(() => inbox.Contains(Guid.Empty, Cancel));
        await AssertDown(() => inbox.Record(Delivered, Cancel));
        var health = await new InboxHealth(inbox).CheckHealthAsync(new HealthCheckContext(), Cancel);
        Assert.Equal((HealthStatus.Unhealthy, "The mail inbox is down."), (health.Status, health.Description));
    }

    [Fact]
    public async Task says_when_it_hangs_and_answers_when_it_goes_on()
    {
        await using var inbox = new PostgresMailInbox($"{await server.NewInbox()};Timeout=2;Command Timeout=2;Cancellation Timeout=500");
        await Containers.Eventually.Holds(() => Answers(inbox), () => "the inbox answers");
        await server.Container.PauseAsync(Cancel);
        try
        {
            await AssertDown(() => inbox.Record(Delivered, Cancel));
        }
        finally
        {
            await server.Container.UnpauseAsync(CancellationToken.None);
        }

        await Containers.Eventually.Answers(HealthStatus.Healthy, async () =>
            (await new InboxHealth(inbox).CheckHealthAsync(new HealthCheckContext(), Cancel)).Status);
    }

    [Fact]
    public async Task lets_no_transaction_hold_back_the_log_beside_it()
    {
        await using var inbox = Npgsql.NpgsqlDataSource.Create(
            PostgresAddress.Parse($"{server.Container.GetConnectionString()};Timeout=60;Command Timeout=60"));
        await using var command = inbox.CreateCommand(
            "select current_setting('transaction_timeout') || ' ' || current_setting('idle_in_transaction_session_timeout')");
        Assert.Equal("10s 5s", await command.ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public void has_a_migration_for_every_change_of_its_model()
    {
        using var source = Npgsql.NpgsqlDataSource.Create(Nobody);
        using var context = EmailContextFactory.Create(source);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task is_named_by_its_connection_string()
    {
        await using var services = Add(Nobody).Services.BuildServiceProvider();
        Assert.IsType<PostgresMailInbox>(services.GetRequiredService<IMailInbox>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mongodb://email:hidden@mongo:27017/email")]
    [InlineData("Password=hidden")]
    [InlineData("Host=postgres;Port=hidden")]
    public void is_refused_at_the_start_by_its_key_when_it_has_no_address(string? address)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Add(address));
        Assert.Contains("ConnectionStrings:Inbox", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
    }

    private static WebApplicationBuilder Add(string? address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Inbox", address)]);
        return builder.AddPostgresInbox();
    }

    private static async Task<bool> Answers(PostgresMailInbox inbox)
    {
        try
        {
            return !await inbox.Contains(Guid.Empty, Cancel);
        }
        catch (DependencyDownException)
        {
            return false;
        }
    }

    private static async Task AssertDown(Func<Task> call) =>
        Assert.Equal("mail-inbox-down", (await Assert.ThrowsAsync<DependencyDownException>(call)).What);
}

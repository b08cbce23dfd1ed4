using Microsoft.Extensions.Options;
using Shop.EmailService.Smtp;
using Shop.Integration.Tests.Containers;
using Shop.ServiceDefaults.Problems;

namespace Shop.Integration.Tests.Smtp;

[Collection("Mail server")]
public sealed class The_mail_server(MailServer server)
{
    private const string NoInbox = "Host=127.0.0.1;Port=1;Database=email;Username=email;Password=secret";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_named_by_readiness_while_it_is_away()
    {
        await using var host = await Start(new MemoryInbox());
        await Eventually.Answers((200, "Healthy"), () => Check(host, "smtp"));
        await server.Container.StopAsync(Cancel);
        var away = await host.Ready();
        Assert.Equal((503, "The mail server is down."), (away.Status, away.Checks["smtp"]));
        Assert.Equal("Healthy", away.Checks["inbox"]);
        await server.Container.StartAsync(Cancel);
        await Eventually.Answers((200, "Healthy"), () => Check(host, "smtp"));
    }

    [Fact]
    public async Task is_named_by_readiness_while_it_hangs()
    {
        await using var host = await Start(new MemoryInbox());
        await Eventually.Answers((200, "Healthy"), () => Check(host, "smtp"));
        await server.Container.PauseAsync(Cancel);
        try
        {
            Assert.Equal((503, "The mail server does not answer."), await Check(host, "smtp"));
        }
        finally
        {
            await server.Container.UnpauseAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task is_not_what_readiness_names_when_the_inbox_is_away()
    {
        await using var host = await Start(null, ("ConnectionStrings:Inbox", NoInbox));
        await Eventually.Answers((503, "Healthy"), () => Check(host, "smtp"));
        Assert.Equal((503, "The mail inbox is down."), await Check(host, "inbox"));
    }

    [Theory]
    [InlineData(SmtpSecurity.None, "wrong")]
    [InlineData(SmtpSecurity.StartTls, MailServer.Password)]
    [InlineData(SmtpSecurity.Tls, MailServer.Password)]
    public async Task gets_no_mail_unless_it_is_as_the_options_say(SmtpSecurity security, string password)
    {
        using var connections = new SmtpConnections(
            Options.Create(new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = security,
                User = MailServer.User,
                Password = password,
                TimeoutSeconds = 20,
            }),
            TimeProvider.System);
        var exception = await Assert.ThrowsAsync<DependencyDownException>(() => connections.Use((_, _) => Task.CompletedTask, Cancel));
        Assert.Equal("mail-server-down", exception.What);
    }

    [Theory]
    [InlineData("Smtp:Host", "", "Smtp:Host is missing")]
    [InlineData("Smtp:Port", "0", "Port")]
    [InlineData("Smtp:Password", "", "come together")]
    [InlineData("Smtp:TimeoutSeconds", "0", "TimeoutSeconds")]
    public async Task must_be_named_before_the_service_starts(string key, string value, string message)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => Start(new MemoryInbox(), (key, value)));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private Task<EmailHost> Start(MemoryInbox? inbox, params (string Key, string? Value)[] settings) => EmailHost.Start(
        inbox,
        [
            .. new (string, string?)[]
            {
                ("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{server.Port}"), ("Smtp:Security", "None"),
                ("Smtp:User", MailServer.User), ("Smtp:Password", MailServer.Password),
            }.ExceptBy(settings.Select(setting => setting.Key), setting => setting.Item1),
            .. settings,
        ]);

    private static async Task<(int Status, string? Check)> Check(EmailHost host, string name)
    {
        var ready = await host.Ready();
        return (ready.Status, ready.Checks[name]);
    }
}

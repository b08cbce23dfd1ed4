using System.Text.Json.Nodes;
using MimeKit;

namespace Shop.Functions.Tests.Receipts;

public sealed class A_receipt : IDisposable
{
    private static readonly Guid One = Samples.Id(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-receipts-");

    private Dictionary<string, string> Environment => new() { ["MAIL_FOLDER"] = _folder.FullName };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task says_what_was_bought_and_what_it_cost()
    {
        var answer = await ReceiptProgram.Answer(Environment, ReceiptProgram.Line(One, Samples.Shipped));

        Assert.Equal(($"{One}", "done"), ((string?)answer["id"], (string?)answer["outcome"]));
        var receipt = Written();
        Assert.Equal("ada@mail.example", receipt.To.Mailboxes.Single().Address);
        Assert.Equal($"receipt.{One}@shop.example", receipt.MessageId);
        Assert.Equal($"{Samples.OrderId}", receipt.Headers["X-Order-Id"]);
        Assert.Equal(
            """
            Receipt

            2 × Teapot: 25.00 EUR
            6 × Cup, "blue" & white: 23.94 EUR

            Total: 48.94 EUR

            Ordered: 8 January 2026, 09:30 UTC
            Shipped: 9 January 2026, 11:30 UTC

            """,
            TextOf(receipt).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task is_written_once_however_often_the_event_comes()
    {
        var line = ReceiptProgram.Line(One, Samples.Shipped);
        await ReceiptProgram.Answer(Environment, line);
        var file = _folder.GetFiles().Single();
        var first = (file.LastWriteTimeUtc, File.ReadAllText(file.FullName));

        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReceiptProgram.Answer(Environment, line)));
        Assert.All(again, answer => Assert.Equal("done", (string?)answer["outcome"]));
        var same = _folder.GetFiles().Single();
        Assert.Equal(first, (same.LastWriteTimeUtc, File.ReadAllText(same.FullName)));
    }

    [Fact]
    public async Task is_written_once_by_processes_that_have_the_event_at_the_same_time()
    {
        var line = ReceiptProgram.Line(One, Samples.Shipped);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReceiptProgram.Answer(Environment, line)));

        Assert.All(answers, answer => Assert.Equal("done", (string?)answer["outcome"]));
        Assert.Equal($"{One}.eml", Assert.Single(_folder.GetFiles()).Name);
    }

    [Fact]
    public async Task has_the_same_bytes_each_time()
    {
        var line = ReceiptProgram.Line(One, Samples.Shipped);
        await ReceiptProgram.Answer(Environment, line);
        var file = _folder.GetFiles().Single().FullName;
        var first = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        await ReceiptProgram.Answer(Environment, line);
        Assert.Equal(first, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task has_one_line_for_a_product_whatever_its_name()
    {
        var lines = Samples.Shipped.Lines.Select(line => line with { Name = "Teapot\r\n\r\nTotal: 0.00 EUR" });
        await ReceiptProgram.Answer(Environment, ReceiptProgram.Line(One, Samples.Shipped with { Lines = [.. lines] }));
        Assert.Equal(10, TextOf(Written()).ReplaceLineEndings("\n").Split('\n').Length);
    }

    [Fact]
    public async Task is_refused_where_there_is_nobody_to_write_to()
    {
        var answer = await ReceiptProgram.Answer(Environment, ReceiptProgram.Line(One, Samples.Shipped with { Email = "nobody" }));
        Assert.Equal("refused", (string?)answer["outcome"]);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task is_refused_for_an_event_of_another_type()
    {
        var answer = await ReceiptProgram.Answer(Environment, ReceiptProgram.Line(One, Samples.Shipped, "order-placed.v1"));
        Assert.Equal("refused", (string?)answer["outcome"]);
    }

    [Fact]
    public async Task waits_when_the_mail_server_is_away()
    {
        var settings = new Dictionary<string, string>
        {
            ["SMTP_HOST"] = "127.0.0.1",
            ["SMTP_PORT"] = $"{Machine.FreePorts.Take()}",
            ["SMTP_SECURITY"] = "None",
        };
        var answer = await ReceiptProgram.Answer(settings, ReceiptProgram.Line(One, Samples.Shipped));
        Assert.Equal("unavailable", (string?)answer["outcome"]);
    }

    [Fact]
    public async Task that_fails_leaves_the_process_to_the_next_event()
    {
        var missing = new Dictionary<string, string> { ["MAIL_FOLDER"] = Path.Combine(_folder.FullName, "missing") };
        var ended = await ReceiptProgram.Run(
            missing, ReceiptProgram.Line(One, Samples.Shipped), ReceiptProgram.Line(Samples.Id(2), Samples.Shipped with { Email = "nobody" }));
        Assert.Equal(["failed", "refused"], ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)JsonNode.Parse(line)!["outcome"]));
        Assert.Equal(0, ended.ExitCode);
    }

    [Theory]
    [InlineData("MAIL_FROM", "a@b.example", "Either MAIL_FOLDER or SMTP_HOST")]
    [InlineData("SMTP_PORT", "none", "SMTP_PORT")]
    [InlineData("SMTP_SECURITY", "some", "SMTP_SECURITY")]
    public async Task needs_right_settings(string name, string value, string reason)
    {
        var settings = new Dictionary<string, string> { [name] = value };
        if (name != "MAIL_FROM")
        {
            settings["SMTP_HOST"] = "127.0.0.1";
        }

        var ended = await ReceiptProgram.Run(settings);
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(reason, ended.Errors, StringComparison.Ordinal);
    }

    private static string TextOf(MimeMessage receipt) => receipt.TextBody!;

    private MimeMessage Written() => MimeMessage.Load(Assert.Single(_folder.GetFiles("*.eml")).FullName);
}

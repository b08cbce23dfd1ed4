using System.Text.Json.Nodes;
using MimeKit;
using Shop.EndToEnd.Tests.Fixture;

namespace Shop.EndToEnd.Tests.Killing;

public sealed class Killing_the_shop : IDisposable
{
    private const int Kills = 5;
    private const int InFlightMin = 4;
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly Ledger _ledger = new();
    private readonly MailsSeen _mails;
    private readonly MailsSeen _receipts;

    public Killing_the_shop() => (_mails, _receipts) = (new MailsSeen(_folder.File("mail")), new MailsSeen(_folder.File("receipts")));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task five_times_under_load_loses_no_order_and_no_mail_and_doubles_none()
    {
        for (var round = 0; round < Kills; round++)
        {
            await RunAndKill(round);
            await _mails.Look();
            await _receipts.Look();
        }

        await using var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        await _ledger.RepeatUnanswered(shop.Gateway);
        var log = LogFile.Read(_folder.Path);
        var replay = new ShopReplay(log);

        AssertOneOrderForEachKey(log);
        AssertEveryAnswerIsInTheLog(replay);
        await AssertMails(replay);
        await AssertReceipts(replay);
        await AssertViews(shop.Gateway, replay);
    }

    private async Task RunAndKill(int round)
    {
        await using var shop = await ShopProcess.Start("--port", "0", "--data", _folder.Path);
        await _ledger.RepeatUnanswered(shop.Gateway);
        var shoppers = new Shoppers(_ledger);
        var running = shoppers.Run(shop.Gateway, round);

        // Past the warm-up, and at a moment when enough is under way.
        await Eventually.Get(
            () => Task.FromResult((shoppers.Answered, shoppers.InFlight)),
            seen => seen.Answered >= 100 + (37 * round) && seen.InFlight >= InFlightMin,
            TimeMax);
        await shop.Kill();
        await running;
    }

    /// <summary>Answered, or cut off and repeated with its key: each request has made one order.</summary>
    private void AssertOneOrderForEachKey(IEnumerable<RecordedEvent> log) => Assert.Equal(
        _ledger.Keys.Select(Command.EmailOf).Order(StringComparer.Ordinal),
        log.Where(@event => @event.Type == "order-placed")
            .Select(@event => @event.Data["email"]!.GetValue<string>())
            .Order(StringComparer.Ordinal));

    private void AssertEveryAnswerIsInTheLog(ShopReplay replay) => Assert.All(_ledger.Told, told =>
        Assert.True(JsonNode.DeepEquals(replay.AsOf(told), told), $"Told {told}, but the log says {replay.AsOf(told)}."));

    private async Task AssertMails(ShopReplay replay)
    {
        string[] files = await Eventually.Get(
            () => Task.FromResult(Directory.GetFiles(_folder.File("mail"), "*.eml")), files => files.Length >= replay.Mails.Count, TimeMax);
        await _mails.Look();
        Assert.Empty(Directory.GetFiles(_folder.File("mail"), "*.tmp"));
        var messages = files.Select(file => (Name: Path.GetFileNameWithoutExtension(file), Message: MimeMessage.Load(file))).ToList();
        Assert.All(messages, mail => Assert.Equal(mail.Name, mail.Message.Headers["X-Event-Id"]));
        Assert.Equal(messages.Count, messages.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.Equal(
            replay.Mails.Select(mail => $"{mail.Key} to {mail.Value}").Order(StringComparer.Ordinal),
            messages.Select(mail => $"{mail.Name} to {mail.Message.To.Mailboxes.Single().Address}").Order(StringComparer.Ordinal));
    }

    private async Task AssertReceipts(ShopReplay replay)
    {
        Assert.NotEmpty(replay.Receipts);
        string[] files = await Eventually.Get(
            () => Task.FromResult(Directory.GetFiles(_folder.File("receipts"), "*.eml")), files => files.Length >= replay.Receipts.Count, TimeMax);
        await _receipts.Look();
        Assert.Equal(replay.Receipts.Order(), files.Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file))).Order());
        Assert.All(files, file => Assert.Equal($"receipt.{Path.GetFileNameWithoutExtension(file)}@shop.example", MimeMessage.Load(file).MessageId));
        Assert.Empty(Directory.GetFiles(_folder.File("receipts"), "*.tmp"));
    }

    private static async Task AssertViews(Uri gateway, ShopReplay replay)
    {
        using var client = new Client(gateway);
        var shown = new ShownViews(client, TimeMax);
        foreach (var (path, document) in ExpectedViews.Of(replay))
        {
            await shown.AssertShows(path, document);
        }
    }
}

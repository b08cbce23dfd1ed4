// One process of several that share a limit: prints for each admission when it had asked and when it was answered, in ticks of the
// machine's monotonic clock.
// Arguments: server, partition, limit, seconds of skew of this process's clock, whether its monotonic clock stands still.
// Each line of the input is a time to spend in: seconds, and milliseconds between two requests.
using System.Globalization;
using Shop.LimitHolder;
using Shop.RateLimiting;
using StackExchange.Redis;

var (address, partition, limit) = (args[0], args[1], args[2]);
var clock = new SkewedClock(Seconds(args[3]), stands: bool.Parse(args[4]));

await using var redis = await ConnectionMultiplexer.ConnectAsync(address);
await using var limits = new RedisLimits(redis, new() { LeaseLife = TimeSpan.FromSeconds(1) }, clock);
var set = limits.Together(SharedLimit.Named(limit));
Console.WriteLine("ready");
while (Console.ReadLine()?.Split(' ') is [var duration, var pause])
{
    await Spend(Seconds(duration), Seconds(pause) / 1000);
}

async Task Spend(TimeSpan duration, TimeSpan pause)
{
    var time = TimeProvider.System;
    for (var started = time.GetTimestamp(); time.GetElapsedTime(started) < duration;)
    {
        var asked = time.GetTimestamp();
        var isAdmitted = (await set.Decide([partition])).IsAdmitted;
        if (isAdmitted)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked} {time.GetTimestamp()}"));
        }

        if (!isAdmitted || pause > TimeSpan.Zero)
        {
            // Denials are answered from memory: an endless loop of them would leave no processor to the others.
            await Task.Delay(isAdmitted ? pause : TimeSpan.FromMilliseconds(1), time);
        }
    }
}

static TimeSpan Seconds(string number) => TimeSpan.FromSeconds(double.Parse(number, CultureInfo.InvariantCulture));

// One process of several that share a limit: spends as fast as it can, and prints for each admission when it had asked and when
// it was answered, in ticks of the machine's monotonic clock.
// Arguments: server, partition, limit, seconds of skew of this process's clock, seconds to run.
using System.Globalization;
using Shop.LimitHolder;
using Shop.RateLimiting;
using StackExchange.Redis;

var (address, partition, limit) = (args[0], args[1], args[2]);
var skew = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
var duration = TimeSpan.FromSeconds(double.Parse(args[4], CultureInfo.InvariantCulture));

await using var redis = await ConnectionMultiplexer.ConnectAsync(address);
await using var limits = new RedisLimits(redis, new() { LeaseLife = TimeSpan.FromSeconds(1) }, new SkewedClock(skew));
var set = limits.Together(SharedLimit.Named(limit));
Console.WriteLine("ready");
Console.ReadLine();
var time = TimeProvider.System;
for (var started = time.GetTimestamp(); time.GetElapsedTime(started) < duration;)
{
    var asked = time.GetTimestamp();
    if ((await set.Decide([partition])) is { IsAdmitted: true, By: not DecidedBy.Local })
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked} {time.GetTimestamp()}"));
    }
    else
    {
        // Denials are answered from memory: an endless loop of them would leave no processor to the others.
        await Task.Delay(TimeSpan.FromMilliseconds(1), time);
    }
}

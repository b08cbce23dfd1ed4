using System.Text.Json;
using CsCheck;

namespace Shop.Contracts.Tests;

public sealed class Times_on_the_wire
{
    private static readonly DateTimeOffset Time = new(2026, 1, 8, 9, 30, 0, 120, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "2026-01-08T09:30:00.120Z")]
    [InlineData(1, "2026-01-08T09:30:00.120Z")]
    [InlineData(9_999, "2026-01-08T09:30:00.120Z")]
    [InlineData(10_000, "2026-01-08T09:30:00.121Z")]
    [InlineData(8_800_000, "2026-01-08T09:30:01.000Z")]
    public void have_exactly_three_decimals(long ticks, string expected) => Assert.Equal($"\"{expected}\"", Write(Time.AddTicks(ticks)));

    [Fact]
    public void are_in_UTC() => Assert.Equal(Write(Time), Write(Time.ToOffset(TimeSpan.FromHours(-8))));

    [Theory]
    [InlineData("2026-01-08T09:30:00.120Z")]
    [InlineData("2026-01-08T11:00:00.12+01:30")]
    [InlineData("2026-01-08T09:30:00.1200000+00:00")]
    public void are_read_from_any_offset(string text)
    {
        var read = Read($"\"{text}\"");
        Assert.Equal((Time, TimeSpan.Zero), (read, read.Offset));
    }

    // Without an offset it would be the reader's own time zone.
    [Theory]
    [InlineData("\"2026-01-08T09:30:00.120\"")]
    [InlineData("\"2026-01-08\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("1767864600120")]
    [InlineData("{}")]
    public void are_nothing_else(string json) => Assert.Throws<JsonException>(() => Read(json));

    [Fact]
    public void read_back_as_they_were() => Gen.Long[0, 253_402_300_799_999].Select(DateTimeOffset.FromUnixTimeMilliseconds)
        .Sample(time => Read(Write(time)) == time);

    private static string Write(DateTimeOffset time) => JsonSerializer.Serialize(time, EventJson.Options);

    private static DateTimeOffset Read(string json) => JsonSerializer.Deserialize<DateTimeOffset>(json, EventJson.Options);
}

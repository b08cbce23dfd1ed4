using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>What every success has.</summary>
internal static class Answers
{
    /// <summary>Status, version in body and ETag, JSON, and a trace id.</summary>
    public static JsonElement HasVersion(this Answer answer, int status, long version)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Equal($"\"{version}\"", answer.ETag);
        Assert.Equal(version, answer.Json.Number("version"));
        Assert.Matches(@"\A[0-9a-f]{32}\z", answer.Headers["X-Trace-Id"]);
        return answer.Json;
    }

    /// <summary>The sequence in the token, which must be of this topic and key.</summary>
    public static string SequenceOf(this Answer answer, string topic, string key)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(answer.Token)).Split('\n');
        Assert.Equal(["1", topic, key], parts[..^1]);
        Assert.Matches(@"\A[0-9a-f]{40}\z", parts[^1]);
        return parts[^1];
    }

    /// <summary>These members, no others, in whatever order.</summary>
    public static void HasMembers(this JsonElement json, params string[] names) => Assert.Equal(
        names.Order(StringComparer.Ordinal),
        json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));

    /// <summary>A time as the contract writes it: UTC, three decimals.</summary>
    public static DateTimeOffset Time(this JsonElement json, string member) => DateTimeOffset.ParseExact(
        json.Text(member), "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static void IsJson(this JsonElement json, string expected) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), json), $"Expected {expected} but got {json}");
}

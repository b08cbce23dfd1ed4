namespace Shop.OrderService.Tests.Fixture;

/// <summary>What every refusal has: a problem in the contract's shape, and nothing appended.</summary>
internal static class Refusal
{
    private static readonly Dictionary<int, string> Titles = new()
    {
        [400] = "The request is not valid.",
        [404] = "Not found.",
        [405] = "Method not allowed.",
        [409] = "Conflict.",
        [412] = "Precondition failed.",
        [413] = "Body too large.",
        [415] = "Unsupported media type.",
        [422] = "Cannot be processed.",
        [503] = "A part is not available.",
        [504] = "Outcome unknown.",
    };

    // Words of this program that no client needs to read.
    private static readonly string[] Internals =
        ["Exception", "System.", "Shop.", "Microsoft.", "Nullable", "Request`", "   at ", "SQLite", "PlaceOrderRequest", "0x"];

    /// <param name="what">The last part of the URN.</param>
    /// <param name="member">Path of the wrong member, for a 400 whose place is known.</param>
    public static async Task<Answer> Refuses(
        this ShopUnderTest shop, int status, string what, Func<Task<Answer>> send, string? member = null)
    {
        var before = shop.File.Rows();
        var answer = await send();
        IsRefused(answer, status, what, member);
        Assert.Equal(before, shop.File.Rows());
        return answer;
    }

    public static void IsRefused(this Answer answer, int status, string what, string? member = null)
    {
        Assert.True(status == answer.Status, $"Expected {status} {what} but got {answer.Status}: {answer.Text}");
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        string[] members = ["type", "title", "status", "detail", "traceId"];
        answer.Json.HasMembers(status == 400 ? [.. members, "errors"] : members);
        Assert.Equal($"urn:shop:{what}", answer.Json.Text("type"));
        Assert.Equal(Titles[status], answer.Json.Text("title"));
        Assert.Equal(status, answer.Json.Number("status"));
        Assert.NotEmpty(answer.Json.Text("detail"));
        Assert.Matches(@"\A[0-9a-f]{32}\z", answer.Json.Text("traceId"));
        Assert.Equal(answer.Headers["X-Trace-Id"], answer.Json.Text("traceId"));
        Assert.All(Internals, word => Assert.DoesNotContain(word, answer.Text, StringComparison.Ordinal));
        Assert.False(answer.Headers.ContainsKey("Consistency-Token"), "Nothing was recorded, so there is nothing to wait for.");
        if (status == 400)
        {
            HasErrors(answer, member);
        }
    }

    private static void HasErrors(Answer answer, string? member)
    {
        var errors = answer.Json.GetProperty("errors").EnumerateObject().ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.All(error.Value.EnumerateArray(), message => Assert.NotEmpty(message.GetString()!)));
        if (member is not null)
        {
            Assert.Equal([member], errors.Select(error => error.Name));
        }
    }
}

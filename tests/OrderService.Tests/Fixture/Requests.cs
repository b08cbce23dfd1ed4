using System.Text;

namespace Shop.OrderService.Tests.Fixture;

/// <summary>Requests as a client writes them: the body is text or bytes, not an object.</summary>
internal static class Requests
{
    public static Task<Answer> Get(this ShopUnderTest shop, string path, params (string Name, string Value)[] headers) =>
        shop.Send("GET", path, null, headers);

    public static Task<Answer> Put(this ShopUnderTest shop, string path, string body, params (string Name, string Value)[] headers) =>
        shop.Send("PUT", path, Json(body), headers);

    public static Task<Answer> Post(this ShopUnderTest shop, string path, string body, params (string Name, string Value)[] headers) =>
        shop.Send("POST", path, Json(body), headers);

    public static Task<Answer> Delete(this ShopUnderTest shop, string path, params (string Name, string Value)[] headers) =>
        shop.Send("DELETE", path, null, headers);

    /// <param name="path">Sent as it stands.</param>
    public static async Task<Answer> Send(
        this ShopUnderTest shop, string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var verbatim = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri($"{shop.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}", verbatim);
        using var request = new HttpRequestMessage(new HttpMethod(method), uri) { Content = content };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await shop.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    public static ByteArrayContent Json(string body) => Json(Encoding.UTF8.GetBytes(body));

    public static ByteArrayContent Json(byte[] body) => Content(body, "application/json");

    /// <param name="contentType">Sent as it stands; none when null.</param>
    public static ByteArrayContent Content(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }
}

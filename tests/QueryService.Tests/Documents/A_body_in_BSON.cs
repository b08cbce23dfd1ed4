using System.Text;
using System.Text.Json;
using Shop.QueryService.MongoDb;

namespace Shop.QueryService.Tests.Documents;

public sealed class A_body_in_BSON
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"b":1,"a":{"c":[]},"z":[1,"2",null,true,false,{"x":[[]]}]}""")]
    [InlineData("""{"least":-9223372036854775808,"most":9223372036854775807,"zero":0}""")]
    [InlineData("""{"price":0.10,"long":0.1234567890123456789012345678}""")]
    [InlineData("""{"$date":"2026-01-08","a.b":{"$oid":"none"},"":"empty"}""")]
    [InlineData("""{"at":"2026-01-08T09:30:00.120Z","id":"0197a2b4-0000-7000-8000-000000000001"}""")]
    public void comes_back_as_it_was(string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(BsonBody.ToJson(BsonBody.Of(Encoding.UTF8.GetBytes(json))).Span));

    [Fact]
    public void keeps_every_character()
    {
        const string Text = "Zoë 🛒 \"quoted\" \\ \n \u0000 <b>";
        var json = JsonSerializer.SerializeToUtf8Bytes(new { Text });
        Assert.Equal(Text, JsonDocument.Parse(BsonBody.ToJson(BsonBody.Of(json))).RootElement.GetProperty("Text").GetString());
    }

    [Fact]
    public void may_hold_a_number_beyond_decimals() => Assert.Equal(
        1e300, JsonDocument.Parse(BsonBody.ToJson(BsonBody.Of("""{"n":1e300}"""u8.ToArray()))).RootElement.GetProperty("n").GetDouble());

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("")]
    public void is_an_object(string json) => Assert.ThrowsAny<JsonException>(() => BsonBody.Of(Encoding.UTF8.GetBytes(json)));
}

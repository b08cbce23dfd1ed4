using System.Text.Json.Nodes;

namespace Shop.EndToEnd.Tests.ApiDocument;

public sealed class The_schemas_in_the_API_document(DocumentOfTheShop document) : IClassFixture<DocumentOfTheShop>
{
    // All other members of the contract are always there.
    private static readonly string[] Optional = ["shippingAddress", "shipment", "shippedAt", "cancelledAt", "cancelReason", "next"];

    private static readonly string[] Times = ["placedAt", "shippedAt", "cancelledAt", "recordedAt", "minute"];

    private IEnumerable<(string Name, JsonObject Members, string[] Required)> Objects => document.Schemas
        .Where(schema => schema.Value!["properties"] is not null)
        .Select(schema => (schema.Key, schema.Value!["properties"]!.AsObject(), RequiredOf(schema.Value)));

    [Fact]
    public void require_exactly_the_members_that_are_always_there() => Assert.All(Objects, schema =>
        Assert.Equal(schema.Members.Select(member => member.Key).Except(Optional).Order(), schema.Required.Order()));

    [Fact]
    public void know_each_optional_member() => Assert.All(Optional, optional =>
        Assert.Contains(Objects, schema => schema.Members.ContainsKey(optional)));

    [Fact]
    public void name_null_nowhere() => Assert.DoesNotContain("null", DocumentOfTheShop.Texts(document.Root));

    [Fact]
    public void close_the_bodies_of_commands_and_leave_answers_open()
    {
        var bodies = document.ReachedFrom(new JsonArray([.. document.Operations.Values.Select(operation => operation["requestBody"]?.DeepClone())]));
        var closed = document.Schemas.Where(schema => schema.Value!["additionalProperties"] is JsonValue value && !value.GetValue<bool>());

        Assert.Equal(bodies.Order(), closed.Select(schema => schema.Key).Order());
        Assert.Contains("PlaceOrderRequest", bodies);
    }

    [Fact]
    public void show_times_as_texts_in_the_format_of_a_time()
    {
        var times = Objects.SelectMany(schema => schema.Members).Where(member => Times.Contains(member.Key)).ToList();

        Assert.Equal(Times.Order(), times.Select(time => time.Key).Distinct().Order());
        Assert.All(times, time => Assert.Equal(("string", "date-time"), ((string?)time.Value!["type"], (string?)time.Value["format"])));
    }

    private static string[] RequiredOf(JsonNode schema) => [.. (schema["required"] as JsonArray ?? []).Select(member => (string)member!)];
}

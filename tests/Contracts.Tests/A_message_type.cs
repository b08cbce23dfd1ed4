using Shop.Contracts.Orders;
using Shop.Contracts.Products;

namespace Shop.Contracts.Tests;

public sealed class A_message_type
{
    public static TheoryData<EventType> Types => [.. EventType.All];

    [Theory]
    [MemberData(nameof(Types))]
    public void is_found_by_record_and_by_wire_name(EventType type)
    {
        Assert.Same(type, EventType.Of(type.Message));
        Assert.Same(type, EventType.Find(type.WireName));
        Assert.Equal($"{type.Name}.v{type.Schema}", type.WireName);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void has_its_version_in_the_records_name(EventType type) => Assert.EndsWith($"V{type.Schema}", type.Message.Name);

    [Fact]
    public void is_listed_for_every_event_of_an_order() => AssertListed(typeof(IOrderEvent), Topic.Orders);

    [Fact]
    public void is_listed_for_every_event_of_a_product() => AssertListed(typeof(IProductEvent), Topic.Products);

    [Fact]
    public void is_unknown_by_any_other_name()
    {
        Assert.Null(EventType.Find("order-placed"));
        Assert.Null(EventType.Find("order-placed.v2"));
        Assert.Null(EventType.Find("Order-Placed.v1"));
        Assert.Throws<KeyNotFoundException>(() => EventType.Of(typeof(Money)));
    }

    private static void AssertListed(Type family, Topic topic)
    {
        var messages = family.Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(family));
        var listed = EventType.All.Where(type => type.Topic == topic).Select(type => type.Message);
        Assert.Equal(messages.OrderBy(type => type.Name), listed.OrderBy(type => type.Name));
    }
}

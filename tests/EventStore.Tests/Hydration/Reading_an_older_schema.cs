using System.Text;
using Shop.EventStore.Hydration;

namespace Shop.EventStore.Tests.Hydration;

public sealed class Reading_an_older_schema
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void gives_todays_event(int schema) => Assert.Equal(
        new ParcelWeighed(new Weight(1250, "g"), "unknown"),
        ParcelEvents.Read(ParcelEvents.All, schema, ParcelEvents.Golden(schema)));

    [Fact]
    public void leaves_todays_body_alone()
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes("not even JSON");
        Assert.Equal(body, ParcelEvents.All.ToSchema(ParcelEvents.Schema, ParcelEvents.Type, ParcelEvents.Schema, body));
    }

    [Fact]
    public void fails_when_the_first_step_is_missing() => AssertFails(new([ParcelEvents.GramsToUnit]), 1, "of schema 1");

    [Fact]
    public void fails_when_a_later_step_is_missing() => AssertFails(new([ParcelEvents.WeightToGrams]), 1, "of schema 2");

    [Fact]
    public void fails_when_there_is_no_step_at_all() => AssertFails(Upcasters.None, 2, "of schema 2");

    [Fact]
    public void fails_when_the_event_is_newer_than_the_program() => AssertFails(ParcelEvents.All, 4, "knows 3");

    [Fact]
    public void fails_when_the_step_is_another_events() =>
        AssertFails(new([ParcelEvents.GramsToUnit with { Type = "parcel-lost" }]), 2, "of schema 2");

    private static void AssertFails(Upcasters upcasters, int schema, string reason)
    {
        var body = ParcelEvents.Golden(Math.Min(schema, ParcelEvents.Schema));
        var exception = Assert.Throws<InvalidOperationException>(() => ParcelEvents.Read(upcasters, schema, body));
        Assert.Contains($"'{ParcelEvents.Type}'", exception.Message);
        Assert.Contains(reason, exception.Message);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shop.Gateway.Tests.Fixture;
using Yarp.ReverseProxy;

namespace Shop.Gateway.Tests;

public sealed class Ejecting_an_instance
{
    private static readonly Uri Products = new("/products", UriKind.Relative);
    private static readonly (string, string) ProbesOften = ("Gateway:Ejection:ProbeInterval", "00:00:00.050");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task happens_when_it_is_killed_and_ends_when_it_is_back_and_no_get_fails_meanwhile()
    {
        await using var shop = await ShopFixture.Start(ProbesOften);
        await shop.Query0.Kill();
        await Eventually.Holds(() => GetAndCheck(shop, IsEjected(shop, "query-0")), "ejected");
        shop.Log.Lines.Clear();
        await GetAndCheck(shop, true);
        await GetAndCheck(shop, true);
        Assert.Empty(shop.Log.Of("RetriedOnAnother"));

        var before = shop.Query0.Seen.Count;
        await shop.Query0.Start();
        await Eventually.Holds(() => GetAndCheck(shop, shop.Query0.Seen.Count > before), "asked again");
    }

    [Fact]
    public async Task happens_when_it_says_that_it_is_not_ready()
    {
        await using var shop = await ShopFixture.Start(ProbesOften);
        shop.Query0.IsReady = false;
        await Eventually.Holds(() => IsEjected(shop, "query-0"), "ejected");
        await GetAndCheck(shop, true);
        await GetAndCheck(shop, true);

        Assert.Equal((0, 2), (shop.Query0.Seen.Count, shop.Query1.Seen.Count));
    }

    [Fact]
    public async Task happens_when_its_requests_break_off_although_it_says_that_it_is_ready()
    {
        await using var shop = await ShopFixture.Start(
            ("Gateway:Ejection:RequestsMin", "4"), ("Gateway:Ejection:RequestWindow", "00:00:00.500"));
        RequestDelegate works = shop.Query0.Answer;
        shop.Query0.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await Eventually.Holds(() => GetAndCheck(shop, IsEjected(shop, "query-0")), "ejected");

        shop.Query0.Answer = works;
        var before = shop.Query0.Seen.Count;
        await Eventually.Holds(() => GetAndCheck(shop, shop.Query0.Seen.Count > before + 1), "asked again");
    }

    [Fact]
    public async Task of_all_by_their_probes_alone_is_none_since_each_answers_for_itself()
    {
        await using var shop = await ShopFixture.Start(ProbesOften);
        shop.Query0.IsReady = false;
        await Eventually.Holds(() => IsEjected(shop, "query-0"), "ejected");
        shop.Query1.IsReady = false;
        await Eventually.Holds(() => !IsEjected(shop, "query-0"), "asked all the same");

        await GetAndCheck(shop, true);
        await GetAndCheck(shop, true);
        Assert.Equal((1, 1), (shop.Query0.Seen.Count, shop.Query1.Seen.Count));
    }

    [Fact]
    public async Task of_all_whose_requests_break_off_leaves_nothing_to_ask_and_the_client_with_503()
    {
        await using var shop = await ShopFixture.Start(("Gateway:Ejection:RequestsMin", "4"), ("Gateway:Ejection:RequestWindow", "00:01:00"));
        shop.Query0.Answer = shop.Query1.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await Eventually.Holds(
            async () =>
            {
                using var broken = await shop.Client.GetAsync(Products, Token);
                return IsEjected(shop, "query-0") && IsEjected(shop, "query-1");
            },
            "both ejected");
        var before = (shop.Query0.Seen.Count, shop.Query1.Seen.Count);
        using var answer = await shop.Client.GetAsync(Products, Token);

        await answer.Is(System.Net.HttpStatusCode.ServiceUnavailable, "part-down");
        answer.HasRetryAfter();
        Assert.Equal(before, (shop.Query0.Seen.Count, shop.Query1.Seen.Count));
    }

    private static async Task<bool> GetAndCheck(ShopFixture shop, bool condition)
    {
        await shop.Client.GetStringAsync(Products, Token);
        return condition;
    }

    private static bool IsEjected(ShopFixture shop, string instance)
    {
        Assert.True(shop.Services.GetRequiredService<IProxyStateLookup>().TryGetCluster("query", out var cluster));
        return cluster.DestinationsState.AvailableDestinations.All(available => available.DestinationId != instance);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.ServiceDefaults.Json;

/// <summary>JSON over HTTP: camelCase, strict with what clients send, UTC times with three decimals.</summary>
public static class ShopJson
{
    public static JsonSerializerOptions Options { get; } = Strict(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    internal static void AddShopJson(this IServiceCollection services) =>
        services.ConfigureHttpJsonOptions(options => Strict(options.SerializerOptions));

    private static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        options.AllowDuplicateProperties = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MaxDepth = 16;
        options.Converters.Add(new UtcTimeConverter());
        return options;
    }
}

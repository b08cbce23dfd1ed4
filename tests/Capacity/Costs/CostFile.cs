using System.Text.Json;
using Shop.Compose;

namespace Shop.Capacity.Costs;

/// <summary>The costs that were measured last: what a plan is computed from.</summary>
internal static class CostFile
{
    public const string Name = "docs/capacity/costs.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static string Location => Path.Combine(Repository.Root, Name);

    public static void Write(ShopCosts costs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Location)!);
        File.WriteAllText(Location, JsonSerializer.Serialize(costs, Options) + Environment.NewLine);
    }

    /// <exception cref="FileNotFoundException">Nothing was measured yet.</exception>
    public static ShopCosts Read() =>
        JsonSerializer.Deserialize<ShopCosts>(File.ReadAllText(Location), Options) ?? throw new JsonException($"{Name} is null.");
}

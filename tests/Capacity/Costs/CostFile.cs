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

    /// <exception cref="FileNotFoundException">Nothing was measured yet; the message says how it is.</exception>
    /// <exception cref="JsonException">It holds no costs.</exception>
    public static ShopCosts Read() => Read(Location);

    internal static ShopCosts Read(string path) => File.Exists(path)
        ? JsonSerializer.Deserialize<ShopCosts>(File.ReadAllText(path), Options) ?? throw new JsonException($"{Name} is null.")
        : throw new FileNotFoundException($"There is no {Name}: the command costs measures and writes it.");
}

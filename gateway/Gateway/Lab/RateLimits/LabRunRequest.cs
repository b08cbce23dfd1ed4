using System.ComponentModel.DataAnnotations;
using Shop.ServiceDefaults.Requests;

namespace Shop.Gateway.Lab.RateLimits;

/// <summary>What is to be played to all algorithms.</summary>
/// <param name="Shape">steady, edge, on-off or poisson.</param>
/// <param name="Limit">Permits in a window, 1 to 100; 20 when left out.</param>
/// <param name="WindowMs">200 to 2 000 milliseconds; 1 000 when left out.</param>
/// <param name="Windows">How long it takes, 2 to 10 windows; 6 when left out.</param>
/// <param name="Seed">Of the random shape: the same seed, the same load.</param>
public sealed record LabRunRequest([property: Required] string? Shape, int? Limit, int? WindowMs, int? Windows, int? Seed)
{
    internal RequestErrors Check()
    {
        var errors = new RequestErrors();
        errors.Require(Shape is not null && LoadShape.Find(Shape) is not null, "shape", $"Must be one of {string.Join(", ", LoadShape.Names)}.");
        errors.Require(Limit is null or (>= 1 and <= 100), "limit", "Must be from 1 to 100.");
        errors.Require(WindowMs is null or (>= 200 and <= 2_000), "windowMs", "Must be from 200 to 2000.");
        errors.Require(Windows is null or (>= 2 and <= 10), "windows", "Must be from 2 to 10.");
        return errors;
    }

    internal LabRun ToRun() =>
        new(LoadShape.Find(Shape!)!, Limit ?? 20, TimeSpan.FromMilliseconds(WindowMs ?? 1_000), Windows ?? 6, Seed ?? 1);
}

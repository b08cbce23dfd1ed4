using Microsoft.AspNetCore.Routing.Template;
using Shop.Gateway.RateLimits.Clients;
using Shop.RateLimiting;
using Shop.RateLimiting.Limits;
using Shop.ServiceDefaults.Requests;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>One entry of <c>RateLimiting:Policies</c>.</summary>
internal static class PolicyReader
{
    private static readonly string[] Methods =
        [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    /// <summary>Null when the limit or the name is wrong; that is noted.</summary>
    public static RoutePolicy? Read(IConfigurationSection section, ICollection<string> errors)
    {
        var reader = new SectionReader(section, errors);
        var name = Name(reader);
        var limit = LimitReader.Read(reader);
        var cost = reader.Whole("Cost", 1) ?? 1;
        var isOpen = reader.OneOf("WhenRedisIsDown", OutageRule.Open) == OutageRule.Open;
        var shortcuts = reader.OneOf("Shortcuts", Shortcuts.Denials);
        var partition = reader.OneOf("Partition", Partition.Client);
        var (methods, paths) = (MethodsOf(reader), PathsOf(reader));
        reader.RefuseUnknown();
        if (name is null || limit is null)
        {
            return null;
        }

        Require(reader, limit, cost, shortcuts);
        return new RoutePolicy(new RateLimitPolicy(name, limit) { IsOpenWithoutRedis = isOpen, Shortcuts = shortcuts }, methods, paths, partition, cost);
    }

    // It is part of keys, of metrics and of headers.
    private static string? Name(SectionReader reader)
    {
        var name = reader.RequiredText("Name");
        if (name is not null && !IdRule.IsId(name))
        {
            reader.Refuse("Name", $"'{name}' is no name: 1 to 64 letters, digits, '.', '_' and '-'.");
            return null;
        }

        return name;
    }

    private static void Require(SectionReader reader, Limit limit, long cost, Shortcuts shortcuts)
    {
        if (cost < 1 || cost > limit.Capacity)
        {
            reader.Refuse("Cost", $"must be from 1 to the capacity of {limit.Capacity}, or no request could pass; not {cost}.");
        }

        if (shortcuts == Shortcuts.Leases && !limit.CanBeLeased)
        {
            reader.Refuse("Shortcuts", $"a {limit.Algorithm} has no Leases: it must know when each permit was used.");
        }
    }

    private static HashSet<string> MethodsOf(SectionReader reader)
    {
        var methods = reader.List("Methods").Select(entry => entry.Value ?? "").ToList();
        foreach (var unknown in methods.Except(Methods, StringComparer.OrdinalIgnoreCase))
        {
            reader.Refuse("Methods", $"'{unknown}' is none of {string.Join(", ", Methods)}.");
        }

        return methods.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static List<TemplateMatcher> PathsOf(SectionReader reader)
    {
        var paths = new List<TemplateMatcher>();
        foreach (var path in reader.List("Paths").Select(entry => entry.Value ?? ""))
        {
            if (PathTemplate.TryParse(path) is { } matcher)
            {
                paths.Add(matcher);
            }
            else
            {
                reader.Refuse("Paths", $"'{path}' is no route template, e.g. /orders/{{orderId}} or /orders/{{**rest}}.");
            }
        }

        return paths;
    }
}

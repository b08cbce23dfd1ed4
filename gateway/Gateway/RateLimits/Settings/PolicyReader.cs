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
        var algorithm = LimitReader.Algorithm(reader);
        var limit = LimitReader.Read(reader, algorithm);
        var cost = reader.Whole("Cost", 1) ?? 1;
        var isOpen = reader.OneOf("WhenRedisIsDown", OutageRule.Open) == OutageRule.Open;
        var shortcuts = reader.OneOf("Shortcuts", Shortcuts.Denials);
        var partition = reader.OneOf("Partition", Partition.Client);
        var (methods, exceptMethods, paths) = (MethodsOf(reader, "Methods"), MethodsOf(reader, "ExceptMethods"), PathsOf(reader));
        reader.RefuseUnknown();
        RequireCost(reader, cost, limit);
        RequireLeases(reader, shortcuts, algorithm);
        return name is null || limit is null
            ? null
            : new(new(name, limit) { IsOpenWithoutRedis = isOpen, Shortcuts = shortcuts }, methods, exceptMethods, paths, partition, cost);
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

    private static void RequireCost(SectionReader reader, long cost, Limit? limit)
    {
        if (limit is null && cost < 1)
        {
            reader.Refuse("Cost", $"must be from 1 to the capacity; not {cost}.");
        }
        else if (limit is not null && (cost < 1 || cost > limit.Capacity))
        {
            reader.Refuse("Cost", $"must be from 1 to the capacity of {limit.Capacity}, or no request could pass; not {cost}.");
        }
    }

    private static void RequireLeases(SectionReader reader, Shortcuts shortcuts, string? algorithm)
    {
        if (shortcuts == Shortcuts.Leases && algorithm is not null && !LimitReader.CanBeLeased(algorithm))
        {
            reader.Refuse("Shortcuts", $"a {algorithm} has no Leases: it must know when each permit was used.");
        }
    }

    private static HashSet<string> MethodsOf(SectionReader reader, string key)
    {
        var methods = reader.List(key).Select(entry => entry.Value ?? "").ToList();
        foreach (var unknown in methods.Except(Methods, StringComparer.OrdinalIgnoreCase))
        {
            reader.Refuse(key, $"'{unknown}' is none of {string.Join(", ", Methods)}.");
        }

        return methods.ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static List<TemplateMatcher> PathsOf(SectionReader reader)
    {
        var paths = new List<TemplateMatcher>();
        foreach (var path in reader.List("Paths").Select(entry => entry.Value ?? ""))
        {
            switch (PathTemplate.TryParse(path))
            {
                case null:
                    reader.Refuse("Paths", $"'{path}' is no route template, e.g. /orders/{{orderId}} or /orders/{{**rest}}.");
                    break;
                case { Template.Parameters: var parameters } when parameters.Any(PathTemplate.IsNotLookedAt):
                    reader.Refuse("Paths", $"'{path}' has a constraint or a default, which is not looked at here.");
                    break;
                case { } matcher:
                    paths.Add(matcher);
                    break;
            }
        }

        return paths;
    }
}

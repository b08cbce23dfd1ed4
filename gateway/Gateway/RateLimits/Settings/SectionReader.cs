using System.Globalization;

namespace Shop.Gateway.RateLimits.Settings;

/// <summary>One section, value by value. What is wrong is noted with its path and reading goes on, so that every error is named.</summary>
internal sealed class SectionReader(IConfigurationSection section, ICollection<string> errors)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public void Refuse(string key, string why) => errors.Add($"{section.Path}:{key}: {why}");

    /// <summary>Null when it is absent or empty.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        return string.IsNullOrWhiteSpace(section[key]) ? null : section[key];
    }

    public string? RequiredText(string key)
    {
        var text = Text(key);
        if (text is null)
        {
            Refuse(key, "is missing.");
        }

        return text;
    }

    /// <summary>Null when it is wrong; that is noted.</summary>
    public long? Whole(string key, long? byDefault = null)
    {
        var text = byDefault is null ? RequiredText(key) : Text(key);
        if (text is null)
        {
            return byDefault;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(key, $"'{text}' is no whole number, or too large a one.");
        return null;
    }

    /// <summary>hh:mm:ss, so that a bare number is not taken for days.</summary>
    public TimeSpan? Time(string key)
    {
        var text = RequiredText(key);
        if (text is null)
        {
            return null;
        }

        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        Refuse(key, $"'{text}' is no time, e.g. 00:00:01.");
        return null;
    }

    public bool Flag(string key, bool byDefault)
    {
        var text = Text(key);
        if (text is not null && !bool.TryParse(text, out byDefault))
        {
            Refuse(key, $"'{text}' is neither true nor false.");
        }

        return byDefault;
    }

    public string? OneOf(string key, IReadOnlyList<string> names, string? byDefault = null)
    {
        var text = byDefault is null ? RequiredText(key) : Text(key) ?? byDefault;
        var name = names.FirstOrDefault(one => one.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && name is null)
        {
            Refuse(key, $"'{text}' is none of {string.Join(", ", names)}.");
        }

        return name;
    }

    /// <summary>The default also when it is wrong; that is noted.</summary>
    public T OneOf<T>(string key, T byDefault)
        where T : struct, Enum =>
        OneOf(key, Enum.GetNames<T>(), byDefault.ToString()) is { } name ? Enum.Parse<T>(name) : byDefault;

    /// <summary>A single value is a list of one.</summary>
    public IReadOnlyList<IConfigurationSection> List(string key)
    {
        _known.Add(key);
        var list = section.GetSection(key);
        return string.IsNullOrEmpty(list.Value) ? [.. list.GetChildren()] : [list];
    }

    /// <summary>Those that are read only together with something that is wrong already.</summary>
    public void LeaveAside(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            _known.Add(key);
        }
    }

    public void RefuseUnknown()
    {
        foreach (var child in section.GetChildren().Where(child => !_known.Contains(child.Key)))
        {
            Refuse(child.Key, $"is no option here; there are {string.Join(", ", _known)}.");
        }
    }
}

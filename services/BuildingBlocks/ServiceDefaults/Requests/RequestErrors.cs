using Shop.ServiceDefaults.Problems;

namespace Shop.ServiceDefaults.Requests;

/// <summary>All errors of one request, by member path, e.g. <c>lines[0].quantity</c>.</summary>
public sealed class RequestErrors
{
    private readonly Dictionary<string, List<string>> _errors = [];

    public bool Any => _errors.Count > 0;

    /// <summary>The 400 when something is wrong.</summary>
    public ShopProblem? Problem =>
        Any ? BadRequest.Of(_errors.ToDictionary(error => error.Key, error => error.Value.ToArray())) : null;

    public RequestErrors Add(string path, string message)
    {
        if (!_errors.TryGetValue(path, out var messages))
        {
            _errors[path] = messages = [];
        }

        messages.Add(message);
        return this;
    }

    /// <summary>Adds the message unless the rule holds; true when it holds.</summary>
    public bool Require(bool holds, string path, string message)
    {
        if (!holds)
        {
            Add(path, message);
        }

        return holds;
    }
}

using Microsoft.AspNetCore.Http;

namespace Shop.ServiceDefaults.Problems;

/// <summary>400 with the path of each wrong member.</summary>
public static class BadRequest
{
    public static ShopProblem Of(string path, string message) => Of(new Dictionary<string, string[]> { [path] = [message] });

    public static ShopProblem Of(IDictionary<string, string[]> errors) =>
        new(StatusCodes.Status400BadRequest, "invalid-request", "The request is not valid.", "See errors for what is wrong, by member.")
        {
            Errors = errors,
        };
}

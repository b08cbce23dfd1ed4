using Shop.ServiceDefaults.Requests;

namespace Shop.OrderService.PlaceOrder;

internal static class PlaceOrderValidation
{
    private const int LinesMax = 100;
    private const int QuantityMax = 1_000;

    public static RequestErrors Check(PlaceOrderRequest request)
    {
        var errors = new RequestErrors();
        errors.RequireId("customerId", request.CustomerId);
        errors.RequireEmail("email", request.Email);
        if (request.ShippingAddress is { } address)
        {
            errors.RequireAddress("shippingAddress", address);
        }

        CheckLines(errors, request.Lines);
        return errors;
    }

    private static void CheckLines(RequestErrors errors, IReadOnlyList<PlaceOrderLine?>? lines)
    {
        if (lines is null)
        {
            errors.Add("lines", "This member is required.");
            return;
        }

        errors.Require(lines.Count is > 0 and <= LinesMax, "lines", "An order has 1 to 100 lines.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < lines.Count; index++)
        {
            CheckLine(errors, $"lines[{index}]", lines[index], seen);
        }
    }

    private static bool RequireQuantity(RequestErrors errors, string path, int? quantity) => quantity is null
        ? errors.Require(false, path, "This member is required.")
        : errors.Require(quantity is >= 1 and <= QuantityMax, path, "A quantity is between 1 and 1000.");

    private static void CheckLine(RequestErrors errors, string path, PlaceOrderLine? line, HashSet<string> seen)
    {
        if (line is null)
        {
            errors.Add(path, "A line must not be null.");
            return;
        }

        if (errors.RequireId($"{path}.productId", line.ProductId))
        {
            errors.Require(seen.Add(line.ProductId!), $"{path}.productId", "Each product stands in one line.");
        }

        RequireQuantity(errors, $"{path}.quantity", line.Quantity);
    }
}

namespace Shop.Gateway.Routes;

/// <summary>All that a client can reach. What is not listed is not passed on: no part's health, metrics or document.</summary>
internal static class RouteTable
{
    public static IReadOnlyList<ShopRoute> Routes { get; } =
    [
        new("PUT", "/products/{productId}", ClusterNames.Order),
        new("PUT", "/products/{productId}/price", ClusterNames.Order),
        new("POST", "/orders", ClusterNames.Order),
        new("PUT", "/orders/{orderId}/shipping-address", ClusterNames.Order),
        new("POST", "/orders/{orderId}/shipment", ClusterNames.Order),
        new("DELETE", "/orders/{orderId}", ClusterNames.Order),

        // History comes from the event log, which is the order service's.
        new("GET", "/orders/{orderId}/events", ClusterNames.Order),
        new("GET", "/orders/{orderId}/state", ClusterNames.Order),

        new("GET", "/orders/{orderId}", ClusterNames.Query),
        new("GET", "/customers/{customerId}", ClusterNames.Query),
        new("GET", "/customers/{customerId}/orders", ClusterNames.Query),
        new("GET", "/products/{productId}", ClusterNames.Query),
        new("GET", "/products", ClusterNames.Query),

        new("GET", "/analytics/top-products", ClusterNames.Analytics),
        new("GET", "/analytics/sales", ClusterNames.Analytics),
    ];
}

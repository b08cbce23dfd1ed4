namespace Shop.Gateway.RateLimits.Clients;

/// <summary>Whose requests are counted together.</summary>
internal enum Partition
{
    /// <summary>The subject, else the API key, else the address.</summary>
    Client,

    /// <summary>A known <c>X-Api-Key</c>, else the address.</summary>
    ApiKey,

    /// <summary>The <c>sub</c> of who is authenticated, else the address.</summary>
    Subject,

    /// <summary>The client's address; of IPv6 its /64, which is what one client is given.</summary>
    Ip,

    /// <summary>All clients of one route.</summary>
    Route,

    /// <summary>All requests.</summary>
    Global,
}

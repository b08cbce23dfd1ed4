namespace Shop.RateLimiting.Deciding;

/// <summary>For each limit of a row the key of its state, and what the request costs there.</summary>
internal readonly record struct DecisionRequest(string[] Keys, long[] Costs);

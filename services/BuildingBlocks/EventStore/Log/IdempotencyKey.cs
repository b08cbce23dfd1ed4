namespace Shop.EventStore.Log;

/// <param name="Scope">Keys are unique in a scope (here: the customer).</param>
/// <param name="Hash">Of the parsed request, to tell a repeat from a misuse.</param>
public sealed record IdempotencyKey(string Scope, string Key, string Hash);

namespace Shop.ServiceDefaults.Paging;

/// <param name="Next">Cursor for <c>after</c>; absent on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

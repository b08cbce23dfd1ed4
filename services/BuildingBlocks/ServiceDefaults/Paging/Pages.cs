namespace Shop.ServiceDefaults.Paging;

public static class Pages
{
    /// <summary>A page of at most <paramref name="limit"/> items out of up to limit + 1 that were read.</summary>
    public static Page<T> Of<T>(IReadOnlyList<T> read, int limit, Func<T, string> cursorOf) => read.Count > limit
        ? new Page<T>([.. read.Take(limit)], cursorOf(read[limit - 1]))
        : new Page<T>(read, null);
}

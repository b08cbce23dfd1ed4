namespace Shop.RateLimiting.Tests;

/// <summary>
/// <c>previous × (1 − e) + current × e</c>: the current window's own requests count less the earlier it is, so that they stop nobody.
/// </summary>
public sealed class The_formula_of_the_notes
{
    private const int Limit = 100;

    private delegate double Formula(int previous, int current, double elapsed);

    [Fact]
    public void says_less_than_the_standard_one_of_the_same_numbers()
    {
        // Half of the window is over; 150 came in the one before it, and 40 in this one.
        Assert.Equal(95, Notes(150, 40, 0.5), 9);
        Assert.Equal(115, Standard(150, 40, 0.5), 9);
    }

    [Theory]
    [InlineData(0.1, 1_000)]
    [InlineData(0.01, 10_000)]
    [InlineData(0.001, 100_000)]
    public void admits_without_bound_early_in_a_window(double elapsed, int admitted)
    {
        Assert.Equal(admitted, Admitted(Notes, previous: 0, elapsed));
        Assert.Equal(Limit, Admitted(Standard, previous: 0, elapsed));
    }

    [Theory]
    [InlineData(50, 0.1)]
    [InlineData(90, 0.01)]
    public void admits_what_the_previous_window_left_over_divided_by_the_elapsed_share(int previous, double elapsed)
    {
        Assert.Equal(Math.Floor(((Limit - (previous * (1 - elapsed))) / elapsed) + 1e-6), Admitted(Notes, previous, elapsed));
        Assert.InRange(Admitted(Standard, previous, elapsed), 0, Limit);
    }

    private static double Notes(int previous, int current, double elapsed) => (previous * (1 - elapsed)) + (current * elapsed);

    private static double Standard(int previous, int current, double elapsed) => (previous * (1 - elapsed)) + current;

    private static int Admitted(Formula formula, int previous, double elapsed)
    {
        var current = 0;
        while (formula(previous, current + 1, elapsed) <= Limit + 1e-9)
        {
            current++;
        }

        return current;
    }
}

using Shop.Compliance.RateLimits.Models;
using Shop.RateLimiting.Limits;

namespace Shop.Compliance.RateLimits;

/// <summary>Whether answers say what the definition of the limit says.</summary>
internal static class AnswerCheck
{
    /// <exception cref="Xunit.Sdk.XunitException">At the first mismatch.</exception>
    public static void Follow(Schedule schedule, IReadOnlyList<Answer> answers)
    {
        var model = LimitModel.Of(schedule.Limit);
        for (var i = 0; i < answers.Count; i++)
        {
            var (clock, cost) = schedule.Requests[i];
            Next(model, clock, cost, answers[i], $"request {i}");
        }
    }

    /// <summary>One answer; the model is debited when it admits.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It is another one than the model's.</exception>
    public static void Next(LimitModel model, long clock, long cost, Answer answer, string which)
    {
        var wrong = answer.IsAdmitted ? Admitted(model, clock, cost, answer) : Denied(model, clock, cost, answer);
        Xunit.Assert.True(wrong is null, $"{which} at {clock} of {cost} was answered {answer}: {wrong}");
    }

    private static string? Admitted(LimitModel model, long clock, long cost, Answer answer)
    {
        var before = model.Remaining(clock);
        var delay = model.Delay(clock);
        model.Admit(clock, cost);
        return answer switch
        {
            _ when before < cost => $"only {before} remained",
            _ when answer.Remaining != before - cost => $"{before - cost} remain",
            _ when answer.Delay != delay => $"the delay is {delay}",
            _ => WrongReset(model, clock, answer.Reset),
        };
    }

    private static string? Denied(LimitModel model, long clock, long cost, Answer answer) => answer switch
    {
        _ when model.Remaining(clock) >= cost => $"{model.Remaining(clock)} remained",
        _ when answer.Wait <= 0 => "it must wait",
        _ when model.Remaining(clock + answer.Wait) < cost => "after the wait it is denied again",
        _ when model.Remaining(clock + answer.Wait - 1) >= cost => "a shorter wait would do",
        _ when answer.Remaining != System.Numerics.BigInteger.Max(0, model.Remaining(clock)) => $"{model.Remaining(clock)} remain",
        _ when answer.Delay != 0 => "it has no turn",
        _ => WrongReset(model, clock, answer.Reset),
    };

    private static string? WrongReset(LimitModel model, long clock, long reset) => reset switch
    {
        _ when model.Remaining(clock + reset) < model.Capacity => "the reset is too early",
        _ when model.Remaining(clock + reset - 1) >= model.Capacity => "the reset is too late",
        _ => null,
    };
}

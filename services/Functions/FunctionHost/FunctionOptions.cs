using System.ComponentModel.DataAnnotations;
using Shop.Contracts;

namespace Shop.FunctionHost;

/// <summary>Which function, for which events, and how many of its processes for how long.</summary>
public sealed class FunctionOptions : IValidatableObject
{
    public const string Section = "Function";

    /// <summary>Bound to the events below; named after the function.</summary>
    [Required(ErrorMessage = "Function:Queue is missing: the name of the function's queue.")]
    [RegularExpression(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", ErrorMessage = "Function:Queue is a name in kebab-case, e.g. receipt.")]
    public string Queue { get; set; } = "";

    /// <summary>By their names on the wire, e.g. <c>order-shipped.v1</c>.</summary>
    public IList<string> Events { get; } = [];

    /// <summary>The executable. A relative path begins at the host's own folder.</summary>
    [Required(ErrorMessage = "Function:Program is missing: the executable of the function.")]
    public string Program { get; set; } = "";

    /// <summary>All that the function is given of its surroundings, beside <c>PATH</c> and the like: not the host's secrets.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>At once, each with one event in hand. More messages wait in the queue.</summary>
    [Range(1, 64)]
    public int ProcessesMax { get; set; } = 2;

    /// <summary>Milliseconds without an event after which a process is ended: longer means fewer cold starts and more memory held.</summary>
    [Range(10, 3_600_000)]
    public int IdleMilliseconds { get; set; } = 10_000;

    /// <summary>Milliseconds that one event may take, with the process's start. Then the process is killed, and the event is tried again.</summary>
    [Range(10, 900_000)]
    public int TimeoutMilliseconds { get; set; } = 30_000;

    /// <summary>Milliseconds that a process has to end by itself once its input has ended.</summary>
    [Range(10, 60_000)]
    public int ExitMilliseconds { get; set; } = 2_000;

    /// <summary>Attempts before an event goes to the error queue.</summary>
    [Range(1, 20)]
    public int AttemptsMax { get; set; } = 5;

    /// <summary>Milliseconds before the second attempt, about doubled at each further one: 5 attempts take about 3 s.</summary>
    [Range(1, 60_000)]
    public int RetryMilliseconds { get; set; } = 200;

    /// <summary>Milliseconds that no wait between two attempts exceeds.</summary>
    [Range(1, 600_000)]
    public int RetryMillisecondsMax { get; set; } = 3_000;

    internal string ProgramPath => Path.Combine(AppContext.BaseDirectory, Program);

    /// <summary>Those that there are; the others keep the host from starting.</summary>
    internal IEnumerable<EventType> EventTypes => Events.Select(EventType.Find).OfType<EventType>().Distinct();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Program.Length > 0 && !File.Exists(ProgramPath))
        {
            yield return new ValidationResult($"Function:Program: there is no file {ProgramPath}.", [nameof(Program)]);
        }

        if (Events.Count == 0)
        {
            yield return new ValidationResult("Function:Events is missing: without an event the function has no work.", [nameof(Events)]);
        }

        foreach (var name in Events.Where(name => EventType.Find(name) is null))
        {
            yield return new ValidationResult($"Function:Events: there is no event {name}.", [nameof(Events)]);
        }
    }
}

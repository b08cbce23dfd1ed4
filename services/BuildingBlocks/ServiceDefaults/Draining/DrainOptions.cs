using System.ComponentModel.DataAnnotations;

namespace Shop.ServiceDefaults.Draining;

public sealed class DrainOptions
{
    public const string Section = "Drain";

    /// <summary>
    /// Seconds for which a process that is told to stop still takes requests and asks whoever sends one for another connection. For
    /// processes behind a balancer that sends nothing new to them by then; part of <see cref="Defaults.ShutdownTime"/>.
    /// </summary>
    [Range(0, 6)]
    public int Seconds { get; set; }
}

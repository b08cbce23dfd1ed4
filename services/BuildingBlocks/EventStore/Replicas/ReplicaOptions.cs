using System.ComponentModel.DataAnnotations;

namespace Shop.EventStore.Replicas;

/// <summary>When a replica no longer counts: section <c>Replicas</c>.</summary>
public sealed class ReplicaOptions
{
    public const string Section = "Replicas";

    /// <summary>Milliseconds that a replica may take to answer; then the primary is asked, and both together take less than 2 s.</summary>
    [Range(10, 60_000)]
    public int AnswerMilliseconds { get; set; } = 1_000;

    /// <summary>Seconds until a replica that has failed is asked again, by one request.</summary>
    [Range(1, 3_600)]
    public int LeftOutSeconds { get; set; } = 5;
}

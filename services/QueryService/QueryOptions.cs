using System.ComponentModel.DataAnnotations;

namespace Shop.QueryService;

public sealed class QueryOptions
{
    public const string Section = "Query";

    /// <summary>One image, three ways to run it.</summary>
    [EnumDataType(typeof(QueryRole))]
    public QueryRole Role { get; set; } = QueryRole.Both;

    /// <summary>Answered as <c>X-Instance-Id</c>; by default the machine's name and a part that is the process's own.</summary>
    [RegularExpression(@"[A-Za-z0-9][A-Za-z0-9._-]*")]
    [MaxLength(128)]
    public string? InstanceId { get; set; }

    /// <summary>Milliseconds that a GET waits for the command of its Consistency-Token; the contract says at most 5 s.</summary>
    [Range(1, 5_000)]
    public int TokenWaitMilliseconds { get; set; } = 5_000;

    /// <summary>Milliseconds between two reads of the checkpoints while a GET waits.</summary>
    [Range(1, 1_000)]
    public int PollMilliseconds { get; set; } = 3;
}

using System.ComponentModel.DataAnnotations;

namespace Shop.Gateway.ApiDocument;

/// <summary>How the parts' documents are read: section <c>Gateway:ApiDocument</c>.</summary>
internal sealed class ApiDocumentOptions
{
    public const string Section = "Gateway:ApiDocument";

    /// <summary>A part writes its document at the first request for it, which takes longer than any later one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A part's document changes only when a new version of it is deployed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
}

using System.ComponentModel.DataAnnotations;

namespace Shop.ServiceDefaults.Requests;

/// <param name="Amount">Minor units (cents), 0 to 1 000 000 000 000.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record MoneyRequest([property: Required] long? Amount, [property: Required] string? Currency);

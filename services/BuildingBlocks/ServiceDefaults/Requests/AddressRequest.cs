using System.ComponentModel.DataAnnotations;

namespace Shop.ServiceDefaults.Requests;

/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
public sealed record AddressRequest(
    [property: Required] string? Name,
    [property: Required] string? Street,
    [property: Required] string? PostalCode,
    [property: Required] string? City,
    [property: Required] string? Country);

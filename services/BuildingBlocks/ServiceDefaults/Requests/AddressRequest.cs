namespace Shop.ServiceDefaults.Requests;

/// <param name="Country">ISO 3166-1 alpha-2 code.</param>
public sealed record AddressRequest(string? Name, string? Street, string? PostalCode, string? City, string? Country);

namespace Shop.Contracts;

/// <param name="Country">ISO 3166-1 alpha-2 code, upper case.</param>
public sealed record Address(string Name, string Street, string PostalCode, string City, string Country);

using Shop.Contracts;
using Shop.Contracts.Orders;

namespace Shop.EmailService.Composition;

/// <summary>What a mail says, in its customer's words and as raw values; the renderers make them harmless.</summary>
/// <param name="Facts">Label and value, in the order they are shown.</param>
internal sealed record Letter(
    string Subject,
    string Opening,
    IReadOnlyList<(string Label, string Value)> Facts,
    IReadOnlyList<OrderLine> Lines,
    Money Total);

using System.Globalization;
using k8s.Models;

namespace Shop.Kubernetes.Tests.Rendering;

/// <summary>Values of the API that have more than one form.</summary>
internal static class ModelTexts
{
    public static string Text(this IntOrString value) => value.Value;

    /// <summary>Of a share its percent.</summary>
    public static int Number(this IntOrString value) => int.Parse(value.Text().TrimEnd('%'), CultureInfo.InvariantCulture);

    /// <summary>A thousandth of a core, or of a byte.</summary>
    public static decimal Thousandths(this ResourceQuantity quantity) => quantity.ToDecimal() * 1_000;

    public static bool Matches(this V1LabelSelector? selector, IDictionary<string, string> labels) =>
        selector is not null
        && Matches(selector.MatchLabels, labels)
        && (selector.MatchExpressions ?? []).All(expression => Holds(expression, labels));

    public static bool Matches(IDictionary<string, string>? wanted, IDictionary<string, string> labels) =>
        (wanted ?? new Dictionary<string, string>()).All(label => labels.TryGetValue(label.Key, out var value) && value == label.Value);

    private static bool Holds(V1LabelSelectorRequirement expression, IDictionary<string, string> labels)
    {
        var exists = labels.TryGetValue(expression.Key, out var value);
        return expression.OperatorProperty switch
        {
            "In" => exists && expression.Values.Contains(value!),
            "NotIn" => !exists || !expression.Values.Contains(value!),
            "Exists" => exists,
            "DoesNotExist" => !exists,
            _ => throw new NotSupportedException($"A selector with the operator {expression.OperatorProperty}."),
        };
    }
}

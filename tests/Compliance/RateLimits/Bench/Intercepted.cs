using System.Reflection;

namespace Shop.Compliance.RateLimits.Bench;

/// <summary>An interface of which a test answers every call.</summary>
public class Intercepted : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = (_, _) => null;

    internal static T Of<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var proxy = Create<T, Intercepted>();
        ((Intercepted)(object)proxy)._answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}

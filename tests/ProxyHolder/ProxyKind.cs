namespace Shop.ProxyHolder;

internal enum ProxyKind
{
    /// <summary>YARP with one route and nothing else.</summary>
    Bare,

    /// <summary>The gateway, whose policies match no request.</summary>
    WithoutLimits,

    /// <summary>The gateway as it is shipped.</summary>
    WithLimits,
}

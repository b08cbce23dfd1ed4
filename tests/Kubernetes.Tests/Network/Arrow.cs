namespace Shop.Kubernetes.Tests.Network;

/// <param name="From">A workload's name, or <see cref="NetworkView.Anyone"/>.</param>
/// <param name="To">A workload's name, or whoever outside.</param>
/// <param name="Port">That a container listens on.</param>
internal readonly record struct Arrow(string From, string To, int Port)
{
    public override string ToString() => $"{From} -> {To}:{Port}";
}

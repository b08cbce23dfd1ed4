using Shop.Compose;
using Shop.Machine;

namespace Shop.Kubernetes.Tests;

/// <summary><c>k8s/deploy</c> with a kubectl that renders what a test says, notes what it is told, and says that all is done.</summary>
public sealed class A_deployment : IDisposable
{
    private const string Kubectl =
        """
        #!/usr/bin/env bash
        folder="$(dirname "$0")"
        [ "$1" != kustomize ] || { cat "$folder/rendered"; exit; }
        echo "$*" >> "$folder/told"
        case "$*" in *"get job migrate"*) echo Complete ;; esac
        """;

    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);
    private static readonly string Missing = new('0', 64);
    private static readonly string Known = new('a', 64);

    private readonly string _folder = Directory.CreateTempSubdirectory("shop-deploy-").FullName;

    private string Told => Path.Combine(_folder, "told");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task is_refused_while_a_digest_is_missing_and_changes_nothing()
    {
        var ended = await Deploy($"- image: shop/order@sha256:{Known}", $"  image: redis:8@sha256:{Missing}", $"- image: shop/query@sha256:{Missing}");

        Assert.Equal(1, ended.ExitCode);
        Assert.EndsWith("has its images:\nredis:8\nshop/query\n", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Told));
    }

    [Theory]
    [InlineData("shop/order:dev")]
    [InlineData("shop/order@sha256:00000000000000000000000000000000000000000000000000000000000000a0")]
    public async Task goes_on_where_none_is(string image)
    {
        var ended = await Deploy($"- image: {image}");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        var told = await File.ReadAllLinesAsync(Told, TestContext.Current.CancellationToken);
        Assert.Equal("--context shop apply --kustomize overlay --selector app.kubernetes.io/component!=service", told[1]);
        Assert.Contains("--context shop apply --kustomize overlay", told);
    }

    private async Task<Ended> Deploy(params string[] rendered)
    {
        await File.WriteAllLinesAsync(Path.Combine(_folder, "rendered"), rendered);
        var program = Path.Combine(_folder, "kubectl");
        await CommandLine.Run("bash", ["-c", $"cat > '{program}' && chmod +x '{program}'"], TimeMax, input: Kubectl);
        var path = new Dictionary<string, string> { ["PATH"] = $"{_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}" };
        return await CommandLine.Run("bash", [Path.Combine(Repository.Root, "k8s/deploy"), "overlay", "--context", "shop"], TimeMax, path);
    }
}

using System.CommandLine;
using System.ComponentModel;
using k8s.Autorest;
using k8s.Exceptions;
using Shop.Cluster.Connection;
using Shop.Cluster.Disturbing;

namespace Shop.Cluster;

/// <summary>The command line.</summary>
internal static class ClusterCommand
{
    private static readonly Option<Uri> Gateway = Address(
        "--gateway", "http://127.0.0.1:8080", "Address of the shop's gateway, as k8s/kind-up prints it.");

    private static readonly Option<Uri> Mailpit = Address(
        "--mailpit", "http://127.0.0.1:8025", "Address of the mails, as k8s/kind-up prints it; not asked when no Mailpit is in the cluster.");

    private static readonly Option<string?> Context = new("--context") { Description = "Of the kubeconfig; by default the present one." };

    private static readonly Option<string> Space = new("--namespace")
    {
        Description = "Where the shop is.",
        DefaultValueFactory = _ => "shop",
    };

    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Parts whose pods are taken away; by default every one.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<Disturbance[]> Kinds = new("--disturbances")
    {
        Description = "delete, evict or both.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => Enum.GetValues<Disturbance>(),
    };

    private static readonly Option<int> Rate = new("--rate")
    {
        Description = "Orders a second.",
        DefaultValueFactory = _ => 10,
    };

    private static readonly Option<bool> WithoutRollouts = new("--without-rollouts") { Description = "No Deployment is restarted." };

    private static readonly Option<bool> WithoutScaling = new("--without-scaling") { Description = "The autoscaler is left in peace." };

    /// <returns>0 when nothing was lost and no request failed that should not have; 1 otherwise.</returns>
    public static async Task<int> Run(string[] args)
    {
        Rate.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var rate) || rate < 1))
            {
                result.AddError($"{result.Option.Name} takes a whole number from 1, not '{result.Tokens[0].Value}'.");
            }
        });
        var command = new RootCommand(
            "Takes a pod of each part of a deployed shop away, restarts Deployments and lets the gateway be scaled, under orders and reads; "
            + "then looks for every order that was acknowledged, its mails and its place in the leaderboard.")
        {
            Gateway, Mailpit, Context, Space, Only, Kinds, Rate, WithoutRollouts, WithoutScaling,
        };
        command.SetAction(Execute);
        return await command.Parse(args).InvokeAsync();
    }

    private static Option<Uri> Address(string name, string preset, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => new Uri(preset),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
            {
                return address;
            }

            result.AddError($"{name} takes an address such as {preset}, not '{result.Tokens[0].Value}'.");
            return null!;
        },
    };

    private static async Task<int> Execute(ParseResult parsed, CancellationToken cancellationToken)
    {
        var plan = new ClusterPlan(
            parsed.GetValue(Gateway)!,
            parsed.GetValue(Mailpit)!,
            parsed.GetValue(Only)!,
            parsed.GetValue(Kinds)!,
            parsed.GetValue(Rate),
            !parsed.GetValue(WithoutRollouts),
            !parsed.GetValue(WithoutScaling));
        var (context, space) = (parsed.GetValue(Context), parsed.GetValue(Space)!);
        try
        {
            using var cluster = ShopCluster.Connect(context, space, TimeProvider.System);
            return await new ClusterRun(cluster, new PodShell(context, space), plan, Console.Out, TimeProvider.System).Play(cancellationToken) ? 0 : 1;
        }
        catch (Exception failure) when (failure is KubeConfigException or HttpOperationException or HttpRequestException
            or InvalidOperationException or TimeoutException or Win32Exception)
        {
            await Console.Error.WriteLineAsync($"error: {failure.Message}");
            return 1;
        }
    }
}

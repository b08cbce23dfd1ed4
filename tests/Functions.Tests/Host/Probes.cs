using System.Globalization;

namespace Shop.Functions.Tests.Host;

/// <summary>What the processes of the probe function have noted, and the marks that they wait for.</summary>
internal sealed class Probes : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-probes-");

    public string Folder => _folder.FullName;

    /// <summary>Ids of all processes that were started.</summary>
    public IReadOnlyList<int> Begun => Ids("begun");

    public IReadOnlyList<int> Ended => Ids("ended");

    /// <summary>The events that each process got, in its order.</summary>
    public IReadOnlyList<IReadOnlyList<Guid>> Events =>
        [.. Begun.Select(id => File.ReadAllLines(Path.Combine(Folder, $"{id}.begun")).Select(Guid.Parse).ToList())];

    public int Attempts(Guid eventId) => Events.Sum(events => events.Count(id => id == eventId));

    public void Mark(string name) => File.WriteAllText(Path.Combine(Folder, name), "");

    public bool Has(string name) => File.Exists(Path.Combine(Folder, name));

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Dispose() => _folder.Delete(recursive: true);

    private List<int> Ids(string extension) =>
        [.. _folder.GetFiles($"*.{extension}").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file.Name), CultureInfo.InvariantCulture))];
}

namespace Shop.Capacity.Costs;

/// <param name="Part">A service of docker-compose.yml, all of its instances together.</param>
/// <param name="IdleMilliseconds">Processor time in a second without any load.</param>
/// <param name="OrderMilliseconds">Processor time for one order on top of that, until it is read model, mail and fact.</param>
/// <param name="ReadMilliseconds">Processor time for one GET of an order on top of it.</param>
/// <param name="Instances">Of which it was the sum.</param>
internal sealed record PartCost(string Part, double IdleMilliseconds, double OrderMilliseconds, double ReadMilliseconds, int Instances = 1);

namespace Shop.Architecture.Tests.Samples.Shared;

internal sealed record SharedAnswer(string Text);

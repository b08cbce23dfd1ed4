using System.Text.Json;

namespace Shop.ReceiptMail;

/// <summary>One line in, one line out, until the input ends.</summary>
internal static class FunctionLoop
{
    /// <exception cref="JsonException">A line is no event at all: the host is at fault, and this process of no use to it.</exception>
    public static async Task Run(TextReader input, TextWriter output, Func<CloudEvent, Task<Answer>> handle)
    {
        while (await input.ReadLineAsync() is { } line)
        {
            var @event = JsonSerializer.Deserialize(line, FunctionJson.Default.CloudEvent) ?? throw new JsonException("An event must not be null.");
            var answer = await handle(@event);
            await output.WriteAsync(JsonSerializer.Serialize(answer, FunctionJson.Default.Answer));
            await output.WriteAsync('\n');
            await output.FlushAsync();
        }
    }
}

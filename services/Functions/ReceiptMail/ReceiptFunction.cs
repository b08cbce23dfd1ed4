using System.Text.Json;
using Shop.ReceiptMail.Transport;

namespace Shop.ReceiptMail;

/// <summary>A receipt for every order that is shipped.</summary>
internal sealed class ReceiptFunction(MailSettings settings, IReceiptTransport transport)
{
    private const string OrderShipped = "order-shipped.v1";

    /// <summary>Whatever goes wrong with one event is an answer: the process lives on for the next one.</summary>
    public async Task<Answer> Handle(CloudEvent @event)
    {
        if (@event.Type != OrderShipped)
        {
            return Answer.Refused(@event.Id, $"There is no receipt for an {@event.Type}.");
        }

        try
        {
            await Send(@event);
            return Answer.Done(@event.Id);
        }
        catch (Exception exception) when (exception is JsonException or NoRecipientException)
        {
            return Answer.Refused(@event.Id, exception.Message);
        }
        catch (MailServerAwayException exception)
        {
            return Answer.Unavailable(@event.Id, exception.Message);
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync(exception.ToString());
            return Answer.Failed(@event.Id, exception.Message);
        }
    }

    private async Task Send(CloudEvent @event)
    {
        var order = @event.Data.Deserialize(FunctionJson.Default.OrderShippedV1) ?? throw new JsonException("An order must not be null.");
        using var receipt = Receipt.Write(@event.Id, order, settings);
        await transport.Send(@event.Id, receipt);
    }
}

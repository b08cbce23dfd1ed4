// A function: reads one event a line from its input, writes a receipt, and answers with a line on its output. It knows no broker;
// who starts it and when is its host's business. docs/serverless.md has the protocol.
using System.Runtime.InteropServices;
using Shop.ReceiptMail;

// It ends when its input does and at no other moment: a Ctrl+C is meant for the host, which lets an event in hand end first.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

MailSettings settings;
try
{
    settings = MailSettings.FromEnvironment();
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync($"error: {exception.Message}");
    return 2;
}

using var transport = settings.OpenTransport();
using var input = new StreamReader(Console.OpenStandardInput());
await using var output = new StreamWriter(Console.OpenStandardOutput());
await FunctionLoop.Run(input, output, new ReceiptFunction(settings, transport).Handle);
return 0;

using System.Buffers;
using System.IO.Pipelines;

namespace Shop.FunctionHost.Processes;

/// <summary>Lines of a function's output, each of a bounded length.</summary>
internal sealed class AnswerReader(Stream output)
{
    private const int BytesMax = 64 * 1024;
    private const byte LineFeed = (byte)'\n';

    private readonly PipeReader _pipe = PipeReader.Create(output);

    /// <returns>The next line without its end; null when the output has ended.</returns>
    /// <exception cref="FunctionFailedException">The line is too long.</exception>
    public async Task<byte[]?> Read(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _pipe.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf(LineFeed) is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                _pipe.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            if (read.IsCompleted)
            {
                return null;
            }

            if (read.Buffer.Length > BytesMax)
            {
                throw new FunctionFailedException($"The function has written a line of more than {BytesMax} bytes.");
            }

            _pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}

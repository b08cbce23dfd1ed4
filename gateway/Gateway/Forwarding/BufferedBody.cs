using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Shop.ServiceDefaults;

namespace Shop.Gateway.Forwarding;

/// <summary>
/// Takes the whole body, which is small, before a part sees the first byte: a body above the limit is refused here and never
/// half sent, a slow client costs a part nothing, and the body can be sent again when connecting failed.
/// </summary>
internal sealed class BufferedBody(RequestDelegate next)
{
    // One read beyond the limit stays in memory too.
    private const int MemoryBytesMax = Defaults.BodyBytesMax + (16 * 1024);

    public async Task InvokeAsync(HttpContext context)
    {
        DisallowUpgrade(context);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            await Buffer(context.Request, context.RequestAborted);
        }
        else if (!HttpMethods.IsGet(context.Request.Method))
        {
            SendEmptyBody(context);
        }

        await next(context);
    }

    private static async Task Buffer(HttpRequest request, CancellationToken cancellationToken)
    {
        request.EnableBuffering(MemoryBytesMax);
        await ReadAll(request.Body, cancellationToken);
        request.Body.Position = 0;
        request.Headers.TransferEncoding = default;
        request.Headers.Expect = default;
        request.ContentLength = request.Body.Length;
    }

    private static async Task ReadAll(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            await body.DrainAsync(ArrayPool<byte>.Shared, Defaults.BodyBytesMax, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }
    }

    // The handler sends a request without a body again, unasked, when its connection ends before the answer: it may have run.
    private static void SendEmptyBody(HttpContext context)
    {
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new EmptyBody());
        context.Request.ContentLength = 0;
    }

    // No route of the shop upgrades, and an upgraded connection would be a way around every limit.
    private static void DisallowUpgrade(HttpContext context) => context.Features.Set<IHttpUpgradeFeature>(null);

    private sealed class EmptyBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}

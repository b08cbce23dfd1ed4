namespace Shop.OrderService.Domain;

internal enum Reason
{
    OrderNotFound,
    ProductNotFound,
    UnknownProduct,
    MixedCurrencies,
    OtherCurrency,
    TotalTooHigh,
    AlreadyShipped,
    ShippedOtherwise,
    AlreadyCancelled,
    StaleVersion,
    KeyUsedForAnother,
    KeyInUse,
    TooManyWriters,
}

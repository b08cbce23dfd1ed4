using Shop.Gateway;
using Shop.ServiceDefaults;

return await new ServiceProgram("gateway")
{
    Add = builder => builder.AddGateway(),
    Map = app => app.MapGateway(),
}.Run(args);

# One file for every service and the gateway: --build-arg PART=OrderService. All images share the build stage.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src

# Packages are restored again only when a project file changes. Compiled ahead of time: all parts start at once on few cores.
COPY Directory.Build.props Directory.Packages.props BannedSymbols.txt global.json .editorconfig ./
COPY gateway/Gateway/Gateway.csproj gateway/Gateway/
COPY gateway/RateLimiting/RateLimiting.csproj gateway/RateLimiting/
COPY services/BuildingBlocks/Contracts/Contracts.csproj services/BuildingBlocks/Contracts/
COPY services/BuildingBlocks/EventStore/EventStore.csproj services/BuildingBlocks/EventStore/
COPY services/BuildingBlocks/ServiceDefaults/ServiceDefaults.csproj services/BuildingBlocks/ServiceDefaults/
COPY services/BuildingBlocks/Streaming/Streaming.csproj services/BuildingBlocks/Streaming/
COPY services/AnalyticsService/AnalyticsService.csproj services/AnalyticsService/
COPY services/EmailService/EmailService.csproj services/EmailService/
COPY services/Functions/FunctionHost/FunctionHost.csproj services/Functions/FunctionHost/
COPY services/Functions/ReceiptMail/ReceiptMail.csproj services/Functions/ReceiptMail/
COPY services/OrderService/OrderService.csproj services/OrderService/
COPY services/QueryService/QueryService.csproj services/QueryService/
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
    for part in gateway/Gateway services/OrderService services/QueryService services/EmailService services/AnalyticsService \
        services/Functions/FunctionHost services/Functions/ReceiptMail; do \
      dotnet restore $part --use-current-runtime -p:PublishReadyToRun=true || exit 1; \
    done

COPY gateway gateway
COPY services services
# A function is a program of its own, packed beside its host.
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
    for part in gateway/Gateway services/OrderService services/QueryService services/EmailService services/AnalyticsService \
        services/Functions/FunctionHost services/Functions/ReceiptMail; do \
      dotnet publish $part --no-restore -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true \
        -o /out/$(basename $part) || exit 1; \
    done \
    && mkdir /out/FunctionHost/functions && mv /out/ReceiptMail /out/FunctionHost/functions/

FROM mcr.microsoft.com/dotnet/aspnet:10.0
ARG PART
WORKDIR /app
COPY --from=build /out/${PART} .
RUN ln -s ${PART} part
# Nothing is written to the image, so what a debugger would attach to is off.
ENV DOTNET_EnableDiagnostics=0 DOTNET_TieredPGO=0
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=10s --start-period=300s --start-interval=2s --retries=3 CMD ["/app/part", "--health"]
ENTRYPOINT ["/app/part"]

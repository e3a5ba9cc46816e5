# syntax=docker/dockerfile:1
# One image for the server and for every command: docker run … IMAGE COMMAND. How it is run is in docs/operations.md.
ARG NODE=node:24.11.1-alpine3.22
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0.401-alpine3.24
ARG RUNTIME=mcr.microsoft.com/dotnet/aspnet:10.0.12-alpine3.24

FROM ${NODE} AS pages
WORKDIR /web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web/ ./
RUN npm run build

FROM ${SDK} AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
COPY cypher/ cypher/
COPY samples/ samples/
COPY --from=pages /web/dist web/dist
# The driver speaks Bolt; without it the program knows Neo4j's HTTP addresses only.
ENV NUGET_PACKAGES=/packages
RUN --mount=type=cache,target=/packages \
    dotnet publish src/ConflictGraph.Cli --configuration Release --output /app -p:Neo4jDriver=true -p:RequirePages=true -p:UseAppHost=false

# Alpine, since it has a wget for the health check; the program itself needs no shell.
FROM ${RUNTIME}
# Time zones by name are read from files that the image does not bring.
RUN apk add --no-cache tzdata && mkdir /data && chown "$APP_UID" /data
COPY --from=build /app /app
USER $APP_UID
WORKDIR /data
# Nobody attaches a debugger, and so nothing has to be written beside the store.
ENV DOTNET_EnableDiagnostics=0
# In hexadecimal: 64 MB for what requests make and drop. Answers of many at once else outlive the collections that come between.
ENV DOTNET_GCgen0size=4000000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:5080/health/ready"]
ENTRYPOINT ["dotnet", "/app/cgraph.dll"]
CMD ["serve"]

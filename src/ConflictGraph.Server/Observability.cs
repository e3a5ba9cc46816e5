using ConflictGraph.GraphQL.Execution;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConflictGraph.Server;

/// <summary>Traces and metrics (OpenTelemetry): metrics for Prometheus at /metrics, both to a collector where the usual variables (OTEL_EXPORTER_OTLP_ENDPOINT …) name one.</summary>
static class Observability
{
    const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("conflictgraph"))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter());
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Collector)))
            return;
        // A GET carries its document in the address, which is nobody's business but the asker's.
        telemetry.WithTracing(tracing => tracing.AddSource(Telemetry.Name, $"{Telemetry.Name}.*").AddAspNetCoreInstrumentation(web => web.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null))).UseOtlpExporter();
    }
}

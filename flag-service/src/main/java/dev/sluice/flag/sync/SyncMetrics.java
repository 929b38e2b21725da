package dev.sluice.flag.sync;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What can be seen of {@code flagd.sync.v1} from outside. */
@ApplicationScoped
class SyncMetrics {
    private final SyncServer server;
    private final MeterRegistry metrics;

    SyncMetrics(SyncServer server, MeterRegistry metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        Tally tally = server.tally();
        Gauge.builder("sluice.flag.sync.streams", () -> server.streams().size())
                .description("Connected streams")
                .register(metrics);
        Gauge.builder("sluice.flag.sync.version", tally::versionSent)
                .description("The newest version of the catalogue that a stream was sent")
                .register(metrics);
        Gauge.builder("sluice.flag.sync.document.bytes", tally::largestDocument)
                .description("The largest document of a flag set that somebody follows")
                .register(metrics);
        Gauge.builder("sluice.flag.sync.documents.oversized", tally::oversized)
                .description("Flag sets whose document is larger than gRPC clients take by default")
                .register(metrics);
        FunctionCounter.builder("sluice.flag.sync.documents.sent", tally, Tally::sent)
                .description("Documents sent to streams, repetitions too")
                .register(metrics);
        FunctionCounter.builder("sluice.flag.sync.documents.conflated", tally, Tally::conflated)
                .description("Documents that a stream was not sent, since a newer one was there before it was its turn")
                .register(metrics);
    }
}

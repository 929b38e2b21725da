package dev.sluice.flag.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What can be seen of event streams from outside. */
@ApplicationScoped
class StreamMetrics {
    private final EventStreams streams;
    private final MeterRegistry metrics;

    StreamMetrics(EventStreams streams, MeterRegistry metrics) {
        this.streams = streams;
        this.metrics = metrics;
    }

    void register(@Observes StartupEvent event) {
        StreamTally tally = streams.tally();
        Gauge.builder("sluice.flag.streams", streams, EventStreams::count)
                .description("Open event streams of OFREP")
                .register(metrics);
        FunctionCounter.builder("sluice.flag.streams.messages", tally, StreamTally::allSent)
                .description("Messages that told a client to evaluate again")
                .register(metrics);
        FunctionCounter.builder("sluice.flag.streams.conflated", tally, StreamTally::allConflated)
                .description("Messages that a stream was not sent, since a newer one was there before it was its turn")
                .register(metrics);
        refusals(StreamProblem.STREAM_TICKET);
        refusals(StreamProblem.TOO_MANY_STREAMS);
    }

    void refused(StreamProblem problem) {
        refusals(problem).increment();
    }

    private Counter refusals(StreamProblem problem) {
        return Counter.builder("sluice.flag.streams.refused")
                .description("Streams that were not opened")
                .tag("reason", problem.code())
                .register(metrics);
    }
}

package dev.sluice.kit.envelope;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes the trace context over from the caller of the REST API. */
public class TraceFilter {
    private final TraceContext trace;

    TraceFilter(TraceContext trace) {
        this.trace = trace;
    }

    @ServerRequestFilter
    public void remember(ContainerRequestContext request) {
        trace.continueFrom(request.getHeaderString("traceparent"));
    }
}

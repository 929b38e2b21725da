package dev.sluice.kit.envelope;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The W3C trace context that the current request or event came with; events that it leads to carry it on. */
@RequestScoped
public class TraceContext {
    private @Nullable String traceparent;

    public @Nullable String traceparent() {
        return traceparent;
    }

    /** Remembers the value of a {@code traceparent} header; what does not look like one is dropped. */
    public void continueFrom(@Nullable String header) {
        traceparent =
                header != null && header.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}") ? header : null;
    }
}

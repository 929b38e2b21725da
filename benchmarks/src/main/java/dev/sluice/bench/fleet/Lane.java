package dev.sluice.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.bench.Api;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One route with two versions and a steady stream of requests that nobody sends: what was served is reckoned from the shares and the
 * time that passed. It obeys docs/router-protocol.md in what a rollout uses of it.
 */
final class Lane {

    static final String BASELINE = "1.0.0";
    static final String CANDIDATE = "2.0.0";
    private static final int REQUESTS_PER_SECOND = 100;

    private final String name;
    private int share;
    private boolean broken;
    private @Nullable JsonNode fence;
    private long reckonedAt;
    private double baselineRequests;
    private double candidateRequests;
    private double candidateErrors;
    private @Nullable Instant fellAt;

    Lane(String name, long nowNanos) {
        this.name = name;
        this.reckonedAt = nowNanos;
    }

    String name() {
        return name;
    }

    /** From now on every request of the candidate fails. */
    synchronized void fail(long nowNanos) {
        reckon(nowNanos);
        broken = true;
    }

    /** When a rollback first took the candidate's share to nothing. */
    synchronized Optional<Instant> fellAt() {
        return Optional.ofNullable(fellAt);
    }

    /** Obeys a command; false when its fence is lower than the highest seen. */
    synchronized boolean command(JsonNode command, long nowNanos, Instant now) {
        JsonNode wanted = command.path("fence");
        if (fence != null && Fences.compare(wanted, fence) < 0) {
            return false;
        }
        reckon(nowNanos);
        int before = share;
        fence = wanted;
        share = command.path("weights").path(CANDIDATE).asInt();
        if (before > 0
                && share == 0
                && fellAt == null
                && wanted.path("direction").asText().equals("ROLLBACK")) {
            fellAt = now;
        }
        return true;
    }

    /** The view of the router protocol. */
    synchronized ObjectNode view() {
        ObjectNode view = Api.JSON.createObjectNode().put("route", name);
        view.putObject("desired").put(BASELINE, 100 - share).put(CANDIDATE, share);
        view.putObject("counted");
        view.set("fence", fence);
        ObjectNode servers = view.putObject("servers");
        servers.putObject(BASELINE).put("healthy", 1).put("total", 1);
        servers.putObject(CANDIDATE).put("healthy", 1).put("total", 1);
        return view;
    }

    /** What a gateway's metrics would show now. */
    synchronized String exposition(long nowNanos) {
        reckon(nowNanos);
        return """
                # TYPE sluice_gateway_requests_total counter
                sluice_gateway_requests_total{route="%1$s",version="1.0.0"} %2$d
                sluice_gateway_requests_total{route="%1$s",version="2.0.0"} %3$d
                # TYPE sluice_gateway_errors_total counter
                sluice_gateway_errors_total{route="%1$s",version="1.0.0"} 0
                sluice_gateway_errors_total{route="%1$s",version="2.0.0"} %4$d
                # TYPE sluice_gateway_started_seconds gauge
                sluice_gateway_started_seconds 1
                """.formatted(name, (long) baselineRequests, (long) candidateRequests, (long) candidateErrors);
    }

    private void reckon(long nowNanos) {
        double requests = (nowNanos - reckonedAt) / 1e9 * REQUESTS_PER_SECOND;
        double candidate = requests * share / 100;
        baselineRequests += requests - candidate;
        candidateRequests += candidate;
        candidateErrors += broken ? candidate : 0;
        reckonedAt = nowNanos;
    }
}

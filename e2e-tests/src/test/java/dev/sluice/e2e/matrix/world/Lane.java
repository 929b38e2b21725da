package dev.sluice.e2e.matrix.world;

import dev.sluice.e2e.matrix.Cell;
import dev.sluice.e2e.matrix.Cell.Kind;
import dev.sluice.e2e.support.Api;
import java.net.URI;
import java.util.Map;

/**
 * What one rollout runs on, with nothing in common with any other: a service with a route and two versions, or with a flag.
 *
 * @param name of the service, and of its route, its flag and its source
 * @param ports where it answers
 */
public record Lane(String name, Kind kind, Ports ports) {
    public static final String ENVIRONMENT = "production";

    /**
     * Ports on loopback.
     *
     * @param gateway for a canary: the route's listener
     * @param first the shop's old version; for a flag its only one
     * @param second the shop's new version
     * @param desk the market's desk, the same for all lanes
     */
    public record Ports(int gateway, int first, int second, int desk) {}

    private static final int VISITS_PER_SECOND = 15;
    private static final double BAD = 1;

    static Lane of(Cell cell, Ports ports) {
        return new Lane(cell.lane(), cell.kind(), ports);
    }

    public String from() {
        return kind == Kind.CANARY ? "1.0.0" : "off";
    }

    public String to() {
        return kind == Kind.CANARY ? "2.0.0" : "on";
    }

    public void visit() {
        visitors(VISITS_PER_SECOND);
    }

    /** Nobody comes any more: without new numbers no stage is passed, and nothing can fail. */
    public void rest() {
        visitors(0);
    }

    /** From now on all requests of what is new fail: not one more speaks for it. */
    public void fail() {
        fault(BAD);
    }

    public void mend() {
        fault(0);
    }

    private void visitors(int rate) {
        at(ports.desk)
                .put("/_demo/visitors", Map.of("shop", name, "rate", rate))
                .expect(204);
    }

    private void fault(double errorRate) {
        String what = kind == Kind.CANARY ? "version" : "variant";
        at(ports.first)
                .put("/_demo/faults", Map.of(what, to(), "errorRate", errorRate))
                .expect(204);
    }

    private static Api at(int port) {
        return new Api(URI.create("http://127.0.0.1:" + port), "");
    }
}

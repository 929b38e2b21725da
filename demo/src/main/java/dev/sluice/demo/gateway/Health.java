package dev.sluice.demo.gateway;

/**
 * Whether a server takes requests. Probes decide; live requests that fail in a row take it down sooner. A single failure is
 * no evidence: a kept-alive connection may have been closed just then.
 */
final class Health {

    private static final int PROBES_TO_FALL = 3;
    private static final int REQUESTS_TO_FALL = 3;

    private boolean healthy;
    private int failedProbes;
    private int failedRequests;

    void probed(boolean answered) {
        failedProbes = answered ? 0 : failedProbes + 1;
        if (answered) {
            healthy = true;
            failedRequests = 0;
        } else if (failedProbes >= PROBES_TO_FALL) {
            healthy = false;
        }
    }

    void requested(boolean answered) {
        failedRequests = answered ? 0 : failedRequests + 1;
        if (failedRequests >= REQUESTS_TO_FALL) {
            healthy = false;
        }
    }

    boolean healthy() {
        return healthy;
    }
}

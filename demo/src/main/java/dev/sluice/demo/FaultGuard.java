package dev.sluice.demo;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;

/**
 * Who may set faults: peers on the loopback interface. In containers every peer looks remote; there the switch may be opened
 * by {@code --allow-remote-faults true}, for a port that is published on 127.0.0.1 only.
 */
public final class FaultGuard {

    private final boolean remote;

    public FaultGuard(boolean remote) {
        this.remote = remote;
    }

    /** Whether the request may set a fault; answers it when it may not. */
    public boolean admits(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.PUT)) {
            Http.problem(request, 405, "set a fault with PUT");
            return false;
        }
        if (!remote && !isLoopback(request)) {
            Http.problem(request, 403, "faults are set from this machine only");
            return false;
        }
        return true;
    }

    /** The peer of the connection, never what a header claims. */
    private static boolean isLoopback(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        return peer.isInetSocket()
                && new InetSocketAddress(peer.hostAddress(), 0).getAddress().isLoopbackAddress();
    }
}

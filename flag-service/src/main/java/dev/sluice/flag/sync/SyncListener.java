package dev.sluice.flag.sync;

import dev.sluice.flag.config.SyncConfig;
import io.grpc.Server;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One open port. */
final class SyncListener {
    private static final int LONGEST_REQUEST = 64 * 1024;
    private static final int GRACE_SECONDS = 10;

    private final Server server;

    private SyncListener(Server server) {
        this.server = server;
    }

    /**
     * Opens a port.
     *
     * @throws IOException when it cannot be opened
     */
    static SyncListener open(
            InetSocketAddress address, Door door, SyncHub hub, Tally tally, SyncConfig config, Executor executor)
            throws IOException {
        ServerCallHandler<SyncRequest, SetMessage> handler =
                (call, headers) -> new SyncCall(call, headers, door, hub, tally);
        return new SyncListener(NettyServerBuilder.forAddress(address)
                .executor(executor)
                .addService(ServerServiceDefinition.builder(SyncProtocol.SERVICE)
                        .addMethod(SyncProtocol.SYNC_FLAGS, handler)
                        .addMethod(SyncProtocol.FETCH_ALL_FLAGS, handler)
                        .build())
                .permitKeepAliveTime(config.pingInterval().toNanos(), TimeUnit.NANOSECONDS)
                .permitKeepAliveWithoutCalls(true)
                // A client that is gone without a word is no stream any more.
                .keepAliveTime(1, TimeUnit.MINUTES)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                .maxConnectionAge(config.connectionAge().toNanos(), TimeUnit.NANOSECONDS)
                .maxConnectionAgeGrace(GRACE_SECONDS, TimeUnit.SECONDS)
                .maxInboundMessageSize(LONGEST_REQUEST)
                .build()
                .start());
    }

    int port() {
        return server.getPort();
    }

    /** Takes no more calls; those that there are go on. */
    void refuse() {
        var unused = server.shutdown();
    }

    /** Waits a moment until the last call has ended. */
    void close() throws InterruptedException {
        if (!server.awaitTermination(2, TimeUnit.SECONDS)) {
            var unused = server.shutdownNow();
        }
    }
}

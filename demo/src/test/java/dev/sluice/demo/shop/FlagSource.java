package dev.sluice.demo.shop;

import dev.openfeature.flagd.grpc.sync.FlagSyncServiceGrpc.FlagSyncServiceImplBase;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsRequest;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of {@code flagd.sync.v1} for one flag, which is on for who is internal, for everybody, or for nobody. */
final class FlagSource extends FlagSyncServiceImplBase implements ServerInterceptor, AutoCloseable {

    /** Who asked, as {@code selector token}. */
    final List<String> askers = new CopyOnWriteArrayList<>();

    private final List<StreamObserver<SyncFlagsResponse>> streams = new CopyOnWriteArrayList<>();
    private final Server server;
    private volatile String targeting;
    private final AtomicInteger revision = new AtomicInteger(1);
    private volatile String lastToken = "";

    private FlagSource(int port, String targeting) throws IOException {
        this.targeting = targeting;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .addService(this)
                .intercept(this)
                .build()
                .start();
    }

    static FlagSource forInternal(int port) throws IOException {
        return new FlagSource(port, "{\"if\": [{\"===\": [{\"var\": \"internal\"}, true]}, \"on\", \"off\"]}");
    }

    int port() {
        return server.getPort();
    }

    void forNobody() {
        targeting = "{\"if\": [true, \"off\"]}";
        revision.incrementAndGet();
        streams.forEach(stream -> stream.onNext(document()));
    }

    @Override
    public void syncFlags(SyncFlagsRequest request, StreamObserver<SyncFlagsResponse> stream) {
        askers.add(request.getSelector() + " " + lastToken);
        streams.add(stream);
        stream.onNext(document());
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        lastToken = Objects.requireNonNullElse(
                headers.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)), "nobody");
        return next.startCall(call, headers);
    }

    @Override
    public void close() {
        try {
            server.shutdownNow().awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SyncFlagsResponse document() {
        return SyncFlagsResponse.newBuilder()
                .setFlagConfiguration("""
                        {"flags": {"new-checkout": {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
                          "targeting": %s, "metadata": {"revision": %d}}}}
                        """.formatted(targeting, revision.get()))
                .build();
    }
}

package dev.sluice.flag.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.flagd.grpc.sync.FlagSyncServiceGrpc;
import dev.openfeature.flagd.grpc.sync.Sync.FetchAllFlagsRequest;
import dev.openfeature.flagd.grpc.sync.Sync.GetMetadataRequest;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsRequest;
import dev.openfeature.flagd.grpc.sync.Sync.SyncFlagsResponse;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client made of the code that protoc made for the Java provider. */
final class SyncClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 10;
    private static final int LARGEST = 64 * 1024 * 1024;

    private final ManagedChannel connection;
    private final Channel channel;

    private SyncClient(ManagedChannel connection, Metadata headers) {
        this.connection = connection;
        this.channel = ClientInterceptors.intercept(connection, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Sends neither a token nor a selector in headers. */
    static SyncClient of(int port) {
        return new SyncClient(connect(port), new Metadata());
    }

    static SyncClient of(int port, @Nullable String token, @Nullable String selector) {
        Metadata headers = new Metadata();
        if (token != null) {
            headers.put(SyncProtocol.AUTHORIZATION, "Bearer " + token);
        }
        if (selector != null) {
            headers.put(SyncProtocol.SELECTOR, selector);
        }
        return new SyncClient(connect(port), headers);
    }

    private static ManagedChannel connect(int port) {
        return NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .maxInboundMessageSize(LARGEST)
                .build();
    }

    /** Opens a stream. */
    Received follow(String selector) {
        Received received = new Received();
        SyncFlagsRequest request = SyncFlagsRequest.newBuilder()
                .setProviderId("test")
                .setSelector(selector)
                .build();
        FlagSyncServiceGrpc.newStub(channel).syncFlags(request, received);
        return received;
    }

    JsonNode fetch(String selector) {
        FetchAllFlagsRequest request =
                FetchAllFlagsRequest.newBuilder().setSelector(selector).build();
        return json(FlagSyncServiceGrpc.newBlockingStub(channel)
                .fetchAllFlags(request)
                .getFlagConfiguration());
    }

    @SuppressWarnings("deprecation") // safe because providers of before call it
    void getMetadata() {
        var unused = FlagSyncServiceGrpc.newBlockingStub(channel).getMetadata(GetMetadataRequest.getDefaultInstance());
    }

    Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        var unused = connection.shutdownNow();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** What comes on a stream. */
    static final class Received implements StreamObserver<SyncFlagsResponse> {
        private final BlockingQueue<JsonNode> documents = new LinkedBlockingQueue<>();
        private final CompletableFuture<Status> end = new CompletableFuture<>();

        @Override
        public void onNext(SyncFlagsResponse response) {
            documents.add(json(response.getFlagConfiguration()));
        }

        @Override
        public void onError(Throwable failure) {
            end.complete(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            end.complete(Status.OK);
        }

        /** The next document, which must come soon. */
        JsonNode next() throws InterruptedException {
            JsonNode next = documents.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a document within %d s", PATIENCE_SECONDS).isNotNull();
            return Objects.requireNonNull(next);
        }

        /** The next document within this time; null when none came. */
        @Nullable
        JsonNode nextWithin(long millis) throws InterruptedException {
            return documents.poll(millis, TimeUnit.MILLISECONDS);
        }

        /** How it ended, which must be soon. */
        Status end() {
            return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}

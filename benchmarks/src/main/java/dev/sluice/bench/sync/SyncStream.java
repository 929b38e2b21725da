package dev.sluice.bench.sync;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One client: a connection of its own and one stream of {@code flagd.sync.v1}, of which it reads no more than the version. */
final class SyncStream extends ClientCall.Listener<byte[]> {
    private static final String VERSION = "\"version\":\"";
    private static final int HEAD = 300;

    private static final MethodDescriptor<byte[], byte[]> SYNC_FLAGS = MethodDescriptor.newBuilder(
                    new Bytes(), new Bytes())
            .setType(MethodType.SERVER_STREAMING)
            .setFullMethodName("flagd.sync.v1.FlagSyncService/SyncFlags")
            .build();

    private final ManagedChannel channel;
    private final Arrivals arrivals;
    private @Nullable ClientCall<byte[], byte[]> call;
    private long version = -1;

    SyncStream(ManagedChannel channel, Arrivals arrivals) {
        this.channel = channel;
        this.arrivals = arrivals;
    }

    /** Who wants to know what came. */
    interface Arrivals {
        /** A document with a version that this stream did not have before. */
        void arrived(long version);

        void ended(Status status);
    }

    void open(String selector, String token) {
        Metadata headers = new Metadata();
        headers.put(text("authorization"), "Bearer " + token);
        headers.put(text("flagd-selector"), selector);
        ClientCall<byte[], byte[]> opened = channel.newCall(SYNC_FLAGS, CallOptions.DEFAULT);
        call = opened;
        opened.start(this, headers);
        opened.request(1);
        opened.sendMessage(new byte[0]);
        opened.halfClose();
    }

    @Override
    public void onMessage(byte[] message) {
        long next = version(message);
        if (next > version) {
            version = next;
            arrivals.arrived(next);
        }
        if (call != null) {
            call.request(1);
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        arrivals.ended(status);
    }

    void close() {
        var unused = channel.shutdownNow();
    }

    /** From the metadata, which stand at the beginning; the rest is of no interest here. */
    static long version(byte[] message) {
        String head = new String(message, 0, Math.min(HEAD, message.length), StandardCharsets.UTF_8);
        int from = head.indexOf(VERSION) + VERSION.length();
        return Long.parseLong(head.substring(from, head.indexOf('"', from)));
    }

    private static Metadata.Key<String> text(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

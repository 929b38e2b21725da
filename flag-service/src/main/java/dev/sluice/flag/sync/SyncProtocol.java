package dev.sluice.flag.sync;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import java.io.InputStream;

/**
 * {@code flagd.sync.v1.FlagSyncService} of open-feature/flagd-schemas 0.6.6. No code is generated from its sync.proto: an answer is bytes
 * that are ready, and a request is two texts. {@code GetMetadata}, which is deprecated, is not there and so UNIMPLEMENTED.
 */
final class SyncProtocol {
    static final String SERVICE = "flagd.sync.v1.FlagSyncService";
    static final Metadata.Key<String> AUTHORIZATION = text("authorization");
    static final Metadata.Key<String> SELECTOR = text("flagd-selector");
    static final Metadata.Key<String> USER_AGENT = text("user-agent");

    static final MethodDescriptor<SyncRequest, SetMessage> SYNC_FLAGS =
            method("SyncFlags", MethodType.SERVER_STREAMING);
    static final MethodDescriptor<SyncRequest, SetMessage> FETCH_ALL_FLAGS = method("FetchAllFlags", MethodType.UNARY);

    private SyncProtocol() {}

    private static MethodDescriptor<SyncRequest, SetMessage> method(String name, MethodType type) {
        return MethodDescriptor.newBuilder(new Requests(), new Answers())
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
                .build();
    }

    private static Metadata.Key<String> text(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    private static final class Requests implements Marshaller<SyncRequest> {
        @Override
        public InputStream stream(SyncRequest request) {
            throw new UnsupportedOperationException("a server sends no requests");
        }

        @Override
        public SyncRequest parse(InputStream stream) {
            return SyncRequest.read(stream);
        }
    }

    private static final class Answers implements Marshaller<SetMessage> {
        @Override
        public InputStream stream(SetMessage message) {
            return message.wire();
        }

        @Override
        public SetMessage parse(InputStream stream) {
            throw new UnsupportedOperationException("a server reads no answers");
        }
    }
}

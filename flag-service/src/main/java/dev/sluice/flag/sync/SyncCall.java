package dev.sluice.flag.sync;

import dev.sluice.flag.sync.FlagStream.Client;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call from its beginning to its end: takes the one request, asks at the door, and is then a stream or a single answer. */
final class SyncCall extends ServerCall.Listener<SyncRequest> implements FlagStream.Line {
    private static final Logger LOG = Logger.getLogger(SyncCall.class);
    private static final int LONGEST_NAME = 200;

    private final ServerCall<SyncRequest, SetMessage> call;
    private final Metadata headers;
    private final Door door;
    private final SyncHub hub;
    private final Tally tally;
    /** Whether it is clear how it goes on. */
    private final AtomicBoolean decided = new AtomicBoolean();

    private @Nullable SyncRequest request;
    private @Nullable FlagStream stream;
    private boolean waited;

    SyncCall(ServerCall<SyncRequest, SetMessage> call, Metadata headers, Door door, SyncHub hub, Tally tally) {
        this.call = call;
        this.headers = headers;
        this.door = door;
        this.hub = hub;
        this.tally = tally;
        // The request, and that no other one follows.
        call.request(2);
        hub.began(this);
    }

    /** Ends when asked for the second time before it said what it wants: until then nobody was asked for a token. On the hub's thread. */
    boolean endIfSilent() {
        if (waited && decided.compareAndSet(false, true)) {
            close(Status.DEADLINE_EXCEEDED.withDescription("Send the request, and that it is the only one, at once."));
            return true;
        }
        waited = true;
        return false;
    }

    @Override
    public void onMessage(SyncRequest message) {
        request = message;
    }

    @Override
    public void onHalfClose() {
        hub.spoke(this);
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        SyncRequest asked = request;
        if (asked == null || !asked.isReadable()) {
            close(Status.INVALID_ARGUMENT.withDescription(
                    "Send one request as sync.proto of flagd.sync.v1 defines it."));
            return;
        }
        switch (admission(asked)) {
            case Admission.Refused refused -> close(refused.status());
            case Admission.Admitted admitted -> {
                call.sendHeaders(new Metadata());
                begin(admitted, asked, Selector.sent(headers.get(SyncProtocol.SELECTOR), asked.selector()));
            }
        }
    }

    private Admission admission(SyncRequest asked) {
        return door.admit(
                headers.get(SyncProtocol.AUTHORIZATION),
                Selector.of(headers.get(SyncProtocol.SELECTOR), asked.selector()));
    }

    @Override
    public Optional<Status> refusal() {
        return request != null && admission(request) instanceof Admission.Refused refused
                ? Optional.of(refused.status())
                : Optional.empty();
    }

    private void begin(Admission.Admitted admitted, SyncRequest asked, String selector) {
        if (call.getMethodDescriptor().getType().serverSendsOneMessage()) {
            hub.fetch(admitted.scope(), this::answer);
            return;
        }
        String userAgent = Objects.requireNonNullElse(headers.get(SyncProtocol.USER_AGENT), "");
        Client client =
                new Client(shortened(asked.providerId()), shortened(selector), admitted.caller(), shortened(userAgent));
        FlagStream opened = new FlagStream(admitted.scope(), client, this, tally);
        stream = opened;
        hub.open(opened);
    }

    private void answer(SetMessage message) {
        call.sendMessage(message);
        close(Status.OK);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    @Override
    public void onReady() {
        if (stream != null) {
            hub.ready(stream);
        }
    }

    @Override
    public void onCancel() {
        hub.spoke(this);
        if (stream != null) {
            hub.gone(stream);
        }
    }

    @Override
    public void onComplete() {
        onCancel();
    }

    @Override
    public boolean isReady() {
        return call.isReady();
    }

    @Override
    public void send(SetMessage message) {
        try {
            call.sendMessage(message);
        } catch (IllegalStateException e) {
            // safe because it says that the call is over, which is told to the hub by itself; the other streams must
            // have theirs
            LOG.debug("a stream ended", e);
        }
    }

    @Override
    public void close(Status status) {
        call.close(status, new Metadata());
    }
}

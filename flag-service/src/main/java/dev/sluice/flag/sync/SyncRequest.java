package dev.sluice.flag.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A SyncFlagsRequest or FetchAllFlagsRequest (sync.proto of open-feature/flagd-schemas), which have the same two fields: {@code string
 * provider_id = 1; string selector = 2}.
 *
 * @param isReadable false when the bytes are no such message
 */
record SyncRequest(String providerId, String selector, boolean isReadable) {
    private static final SyncRequest UNREADABLE = new SyncRequest("", "", false);
    private static final int PROVIDER_ID = 1;
    private static final int SELECTOR = 2;

    /** Never fails, so that the client gets an answer that says what is wrong. */
    static SyncRequest read(InputStream stream) {
        try {
            return read(new ProtobufReader(stream.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            // safe because it is answered as unreadable
            return UNREADABLE;
        }
    }

    private static SyncRequest read(ProtobufReader message) {
        String providerId = "";
        String selector = "";
        while (message.next()) {
            if (message.isText() && message.field() == PROVIDER_ID) {
                providerId = text(message);
            } else if (message.isText() && message.field() == SELECTOR) {
                selector = text(message);
            } else {
                message.skip();
            }
        }
        return new SyncRequest(providerId, selector, true);
    }

    private static String text(ProtobufReader message) {
        return new String(message.bytes(), StandardCharsets.UTF_8);
    }
}

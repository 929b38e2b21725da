package dev.sluice.flag.sync;

import dev.sluice.flag.sync.FlagStream.Sent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One connected client.
 *
 * @param provider {@code provider_id}, as the client gives it; mostly empty
 * @param selector as it was sent
 * @param caller name of the token; null where none is asked for
 * @param versionSent of the flag set, null before the first document: every change up to it was sent
 */
record SyncStreamView(
        String id,
        String provider,
        String flagSet,
        String selector,
        @Nullable String caller,
        String userAgent,
        Instant since,
        @Nullable Long versionSent,
        @Nullable Instant sentAt) {
    static SyncStreamView of(FlagStream stream) {
        Sent sent = stream.sent();
        String caller = stream.client().caller();
        return new SyncStreamView(
                Long.toString(stream.id()),
                stream.client().provider(),
                stream.set().flagSet(),
                stream.client().selector(),
                caller.isEmpty() ? null : caller,
                stream.client().userAgent(),
                stream.since(),
                sent == null ? null : sent.version(),
                sent == null ? null : sent.at());
    }
}

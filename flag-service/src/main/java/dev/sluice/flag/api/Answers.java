package dev.sluice.flag.api;

import dev.sluice.flag.store.StoredFlag;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** Answers that several resources give. */
final class Answers {
    private Answers() {}

    /** A flag, with its revision as ETag. */
    static Response flag(StoredFlag stored) {
        return Response.ok(FlagView.of(stored))
                .tag(new EntityTag(Long.toString(stored.flag().revision())))
                .build();
    }
}

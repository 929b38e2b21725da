package dev.sluice.flag.ofrep;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Failures of ours: logged with a reference that the answer names, and nothing of their text goes out. */
@Singleton
class Unexpected {
    private static final Logger LOG = Logger.getLogger(Unexpected.class);

    private final Replies replies;

    Unexpected(Replies replies) {
        this.replies = replies;
    }

    /**
     * What to answer.
     *
     * @param key of the flag; null when all were asked for
     */
    Reply reply(@Nullable String key, Throwable failure) {
        String reference = UUID.randomUUID().toString();
        LOG.errorf(failure, "Evaluating %s failed, reference %s", key == null ? "all flags" : key, reference);
        return replies.failed(
                500,
                key,
                ErrorCode.GENERAL,
                "Try again; when it stays, give the operator of this service the reference " + reference + ".");
    }
}

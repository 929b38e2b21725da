package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.Snapshot;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Evaluations that fail as none should, for who asks for that. */
final class Provoked {
    static final String FAILURE = "provoked-failure";

    private Provoked() {}

    private static void failIfAsked(byte @Nullable [] body) {
        if (body != null && new String(body, StandardCharsets.UTF_8).contains(FAILURE)) {
            throw new IllegalStateException("provoked by a test; it must not be in the answer");
        }
    }

    @Mock
    @Singleton
    static class Single extends SingleEvaluation {
        Single(EvaluationCounters counters, Replies replies) {
            super(counters, replies);
        }

        @Override
        Reply of(Snapshot snapshot, Readers readers, String key, byte @Nullable [] body) {
            failIfAsked(body);
            return super.of(snapshot, readers, key, body);
        }
    }

    @Mock
    @Singleton
    static class Bulk extends BulkEvaluation {
        Bulk(EvaluationCounters counters, Replies replies) {
            super(counters, replies);
        }

        @Override
        Reply of(Snapshot snapshot, Readers readers, @Nullable String ifNoneMatch, byte @Nullable [] body) {
            failIfAsked(body);
            return super.of(snapshot, readers, ifNoneMatch, body);
        }
    }
}

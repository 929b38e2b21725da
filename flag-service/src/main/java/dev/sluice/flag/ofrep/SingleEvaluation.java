package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.Bodies.Answer;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates one flag, from memory. Never waits, and never fails. */
@Singleton
class SingleEvaluation {
    private final EvaluationCounters counters;
    private final Replies replies;

    SingleEvaluation(EvaluationCounters counters, Replies replies) {
        this.counters = counters;
        this.replies = replies;
    }

    Reply of(Snapshot snapshot, Readers readers, String key, byte @Nullable [] body) {
        EvaluationContext caller;
        try {
            caller = ContextReader.read(body);
        } catch (InvalidRequestException e) {
            return replies.refused(key, e);
        }
        EvaluableFlag flag = snapshot.flag(key);
        if (readers.mayEvaluateNothing() || (flag != null && !readers.mayEvaluate(flag))) {
            return replies.failed(
                    403, key, ErrorCode.GENERAL, "Ask an administrator for the role client for this flag.");
        }
        if (flag == null) {
            return replies.failed(
                    404, key, ErrorCode.FLAG_NOT_FOUND, "Check the key of the flag; there is none of this key.");
        }
        Evaluation evaluation = flag.evaluate(caller);
        counters.count(snapshot, flag, caller, evaluation);
        return new Reply(
                evaluation.error() == null ? 200 : 400,
                replies.written(Answer.of(snapshot, flag, evaluation)),
                Map.of(SnapshotChoice.HEADER, Long.toString(snapshot.version())));
    }
}

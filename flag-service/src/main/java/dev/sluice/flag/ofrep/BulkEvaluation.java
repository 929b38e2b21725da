package dev.sluice.flag.ofrep;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.Bodies.Answer;
import dev.sluice.flag.ofrep.Bodies.BulkSuccess;
import dev.sluice.flag.ofrep.Bodies.SetMetadata;
import dev.sluice.flag.ofrep.HeldAnswers.Asked;
import dev.sluice.flag.ofrep.HeldAnswers.Held;
import dev.sluice.flag.usage.count.Counted;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.flagengine.Reason;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates all flags that the caller may evaluate, from memory. Never waits, and never fails. */
@Singleton
class BulkEvaluation {
    /** Bytes: as much as some 800 clients hold that have 350 flags each. */
    private static final int MOST_HELD = 8 * 1024 * 1024;

    private static final Evaluation FAILED = new Evaluation(
            null, null, Reason.ERROR, dev.sluice.flagengine.ErrorCode.GENERAL, "Evaluate this flag alone to see why.");

    private final EvaluationCounters counters;
    private final Replies replies;
    private final HeldAnswers held = new HeldAnswers(MOST_HELD);

    BulkEvaluation(EvaluationCounters counters, Replies replies) {
        this.counters = counters;
        this.replies = replies;
    }

    Reply of(Snapshot snapshot, Readers readers, @Nullable String ifNoneMatch, byte @Nullable [] body) {
        if (readers.mayEvaluateNothing()) {
            return replies.failed(
                    403, null, ErrorCode.GENERAL, "Ask an administrator for the role client for a set of flags.");
        }
        Optional<Asked> asked =
                ifNoneMatch == null || body == null ? Optional.empty() : Optional.of(Asked.of(readers, body));
        Optional<Held> known = asked.filter(each -> counters.mayRepeat(snapshot, readers))
                .flatMap(each -> held.find(snapshot, each))
                .filter(each -> ETags.matches(ifNoneMatch, each.tag()));
        if (known.isPresent() && known.get().repeat().again()) {
            return Reply.notModified(headers(snapshot, known.get().tag()));
        }
        EvaluationContext caller;
        try {
            caller = ContextReader.read(body);
        } catch (InvalidRequestException e) {
            return replies.refused(null, e);
        }
        List<Counted> evaluations = evaluations(snapshot, readers, caller);
        byte[] answer = answer(snapshot, evaluations);
        String tag = ETags.of(answer);
        if (!ETags.matches(ifNoneMatch, tag)) {
            return new Reply(200, answer, headers(snapshot, tag));
        }
        if (!caller.hasReadTime()) {
            asked.ifPresent(each -> hold(snapshot, each, tag, evaluations));
        }
        return Reply.notModified(headers(snapshot, tag));
    }

    private List<Counted> evaluations(Snapshot snapshot, Readers readers, EvaluationContext caller) {
        List<Counted> evaluations = new ArrayList<>(snapshot.flags().size());
        for (EvaluableFlag flag : snapshot.flags()) {
            if (readers.mayEvaluate(flag)) {
                Evaluation evaluation = evaluated(flag, caller);
                counters.count(snapshot, flag, caller, evaluation);
                evaluations.add(new Counted(flag, evaluation));
            }
        }
        return evaluations;
    }

    /** The engine never throws; but if it did, the others of the set are not to suffer for one flag. */
    static Evaluation evaluated(EvaluableFlag flag, EvaluationContext caller) {
        try {
            return flag.evaluate(caller);
        } catch (RuntimeException | StackOverflowError e) {
            // safe because the answer says which flag it was, and evaluating that one alone shows why
            return FAILED;
        }
    }

    private byte[] answer(Snapshot snapshot, List<Counted> evaluations) {
        List<Answer> answers = new ArrayList<>(evaluations.size());
        for (Counted each : evaluations) {
            answers.add(Answer.of(snapshot, each.flag(), each.evaluation()));
        }
        return replies.written(new BulkSuccess(answers, new SetMetadata(Long.toString(snapshot.version()))));
    }

    private void hold(Snapshot snapshot, Asked asked, String tag, List<Counted> evaluations) {
        counters.repeat(snapshot, asked.readers(), evaluations)
                .ifPresent(repeat -> held.hold(snapshot, asked, new Held(tag, evaluations.size(), repeat)));
    }

    private static Map<String, String> headers(Snapshot snapshot, String tag) {
        return Map.of(HttpHeaders.ETAG, tag, SnapshotChoice.HEADER, Long.toString(snapshot.version()));
    }
}

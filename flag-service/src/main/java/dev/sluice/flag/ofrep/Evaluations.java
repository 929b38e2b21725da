package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.Bodies.Answer;
import dev.sluice.flag.ofrep.Bodies.BulkSuccess;
import dev.sluice.flag.ofrep.Bodies.Failure;
import dev.sluice.flag.ofrep.Bodies.SetMetadata;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.EvaluationContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates from memory, and answers in OFREP's words. Never waits, and never fails. */
@Singleton
class Evaluations {
    private final EvaluationCounters counters;
    private final ObjectMapper json;

    Evaluations(EvaluationCounters counters, ObjectMapper json) {
        this.counters = counters;
        this.json = json;
    }

    /** About one flag. */
    Reply one(Snapshot snapshot, Readers readers, String key, byte @Nullable [] body) {
        EvaluationContext caller;
        try {
            caller = ContextReader.read(body);
        } catch (InvalidRequestException e) {
            return refused(key, e);
        }
        EvaluableFlag flag = snapshot.flag(key);
        if (readers.mayEvaluateNothing() || (flag != null && !readers.mayEvaluate(flag))) {
            return failed(403, key, ErrorCode.GENERAL, "Ask an administrator for the role client for this flag.");
        }
        if (flag == null) {
            return failed(404, key, ErrorCode.FLAG_NOT_FOUND, "Check the key of the flag; there is none of this key.");
        }
        Answer answer = answer(snapshot, flag, caller);
        return new Reply(answer instanceof Failure ? 400 : 200, written(answer), headers(snapshot));
    }

    /** About all flags that the caller may evaluate. */
    Reply all(Snapshot snapshot, Readers readers, @Nullable String ifNoneMatch, byte @Nullable [] body) {
        if (readers.mayEvaluateNothing()) {
            return failed(403, null, ErrorCode.GENERAL, "Ask an administrator for the role client for a set of flags.");
        }
        EvaluationContext caller;
        try {
            caller = ContextReader.read(body);
        } catch (InvalidRequestException e) {
            return refused(null, e);
        }
        byte[] answer = all(snapshot, readers, caller);
        String tag = ETags.of(answer);
        Map<String, String> headers =
                Map.of(HttpHeaders.ETAG, tag, SnapshotChoice.HEADER, Long.toString(snapshot.version()));
        return ETags.matches(ifNoneMatch, tag) ? Reply.notModified(headers) : new Reply(200, answer, headers);
    }

    private byte[] all(Snapshot snapshot, Readers readers, EvaluationContext caller) {
        List<Answer> answers = new ArrayList<>(snapshot.flags().size());
        for (EvaluableFlag flag : snapshot.flags()) {
            if (readers.mayEvaluate(flag)) {
                answers.add(answer(snapshot, flag, caller));
            }
        }
        return written(new BulkSuccess(answers, new SetMetadata(Long.toString(snapshot.version()))));
    }

    private Answer answer(Snapshot snapshot, EvaluableFlag flag, EvaluationContext caller) {
        Evaluation evaluation = flag.evaluate(caller);
        counters.count(snapshot, flag, caller, evaluation);
        return Answer.of(snapshot, flag, evaluation);
    }

    /** The request makes no sense; the key is absent when it was about all flags. */
    Reply refused(@Nullable String key, InvalidRequestException e) {
        return failed(400, key, e.code(), String.valueOf(e.getMessage()));
    }

    /** Nothing was evaluated; the key is absent when it was about all flags. */
    Reply failed(int status, @Nullable String key, ErrorCode code, String details) {
        counters.count(code);
        return Reply.of(status, written(new Failure(key, code, details)));
    }

    private static Map<String, String> headers(Snapshot snapshot) {
        return Map.of(SnapshotChoice.HEADER, Long.toString(snapshot.version()));
    }

    private byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the bodies of OFREP are always JSON", e);
        }
    }
}

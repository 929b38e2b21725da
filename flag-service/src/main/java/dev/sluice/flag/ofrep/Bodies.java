package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies of OFREP 0.3.0. */
final class Bodies {
    private Bodies() {}

    /**
     * About one flag.
     *
     * @param flagSetId environment and service
     * @param version of the catalogue that was evaluated: grows with every change of any flag
     * @param revision of the flag that was evaluated: grows with every change of this flag
     */
    record FlagMetadata(String flagSetId, String version, long revision) {}

    /** About all flags. */
    record SetMetadata(String version) {}

    /** What a caller gets; without value and variant when it is the default in their code. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Success(
            String key,
            @Nullable JsonNode value,
            String reason,
            @Nullable String variant,
            FlagMetadata metadata) implements Answer {

        /** OFREP has no word for a rule that said nothing about the caller; flagd's is not in its schema. */
        static String of(Reason reason) {
            return reason == Reason.DEFAULT ? "UNKNOWN" : reason.name();
        }
    }

    /** About one flag: a success or a failure. */
    sealed interface Answer {
        static Answer of(Snapshot snapshot, EvaluableFlag flag, Evaluation evaluation) {
            if (evaluation.error() != null) {
                return new Failure(
                        flag.key(),
                        ErrorCode.of(evaluation.error()),
                        Objects.requireNonNullElse(evaluation.message(), ""));
            }
            return new Success(
                    flag.key(),
                    evaluation.value(),
                    Success.of(evaluation.reason()),
                    evaluation.variant(),
                    new FlagMetadata(flag.scope().flagSet(), Long.toString(snapshot.version()), flag.revision()));
        }
    }

    /** The key is absent when the whole bulk request failed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(@Nullable String key, ErrorCode errorCode, String errorDetails) implements Answer {}

    record BulkSuccess(List<Answer> flags, SetMetadata metadata) {}
}

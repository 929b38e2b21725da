package dev.sluice.flag.ofrep;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.flag.evaluation.CompiledFlag;
import dev.sluice.flag.evaluation.Evaluation;
import dev.sluice.flag.evaluation.Reason;
import dev.sluice.flag.evaluation.Snapshot;
import java.util.List;
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

    record Success(String key, boolean value, Reason reason, String variant, FlagMetadata metadata) {
        static Success of(Snapshot snapshot, CompiledFlag flag, Evaluation evaluation) {
            return new Success(
                    evaluation.flag(),
                    evaluation.value(),
                    evaluation.reason(),
                    evaluation.variant(),
                    new FlagMetadata(flag.scope().flagSet(), Long.toString(snapshot.version()), evaluation.revision()));
        }
    }

    /** The key is absent when the whole bulk request failed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(@Nullable String key, ErrorCode errorCode, String errorDetails) {}

    record BulkSuccess(List<Success> flags, SetMetadata metadata) {}
}

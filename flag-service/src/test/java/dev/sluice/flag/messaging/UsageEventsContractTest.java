package dev.sluice.flag.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.Sink;
import dev.sluice.flag.usage.stale.StaleFlags.StaleFlag;
import dev.sluice.flag.usage.staleness.StaleReason;
import dev.sluice.flagengine.Evaluation;
import dev.sluice.flagengine.Reason;
import dev.sluice.testing.EventContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about the use of flags, against contracts/events. */
class UsageEventsContractTest {
    private static final Instant BEGAN = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void writesFlagEvaluatedForEveryReason(Reason reason) throws IOException {
        byte[] data = evaluated(new Evaluation("on", null, reason, null, null));

        check(EvaluatedData.TYPE, data);
        assertThat(text(data)).contains("\"variant\":\"on\"", "\"evaluations\":1");
    }

    @Test
    void leavesTheVariantOutWhereTheCodeDecides() throws IOException {
        byte[] data = evaluated(new Evaluation(null, null, Reason.DEFAULT, null, null));

        check(EvaluatedData.TYPE, data);
        assertThat(text(data)).doesNotContain("variant");
    }

    @ParameterizedTest
    @EnumSource
    void writesFlagStaleDetectedForEveryReason(StaleReason reason) throws IOException {
        for (Instant last : new Instant[] {BEGAN, null}) {
            StaleFlag stale = new StaleFlag(Flags.KEY, reason, BEGAN, last, BEGAN);
            check(StaleDetected.TYPE, Wire.write(StaleDetected.of(Flags.flag(), stale)));
        }
    }

    private static byte[] evaluated(Evaluation evaluation) {
        Counters counters = new Counters((flag, variant, reason) -> {});
        counters.count(EvaluableFlag.of(Flags.flag(), other -> null, Map.of()), evaluation);
        return Wire.write(EvaluatedData.of(
                counters.unpublished(Sink.TOPIC).getFirst(), "flag-service-0", BEGAN, BEGAN.plusSeconds(5)));
    }

    private static void check(String type, byte[] data) throws IOException {
        assertThat(EventContract.violations(type, new ObjectMapper().readTree(data)))
                .isEqualTo(List.of());
    }

    private static String text(byte[] data) {
        return new String(data, StandardCharsets.UTF_8);
    }
}

package dev.sluice.rollout.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import dev.sluice.kit.envelope.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamFilterTest {

    private static final UUID ROLLOUT = UUID.fromString("019e0000-0000-7000-8000-000000000001");
    private static final List<Grant> EVERYTHING = List.of(new Grant(Role.VIEWER, "*", "*"));

    private final EventEnvelope event = EventEnvelope.of(
                    "/rollout-service",
                    "dev.sluice.rollout.halted.v1",
                    ROLLOUT.toString(),
                    Instant.EPOCH,
                    3,
                    new byte[] {'{', '}'})
            .correlatedBy(ROLLOUT.toString())
            .about("production", "shop");

    @Test
    void letsEverythingThroughWhenNothingIsAskedFor() {
        assertThat(new StreamFilter(null, Set.of(), EVERYTHING).passes(event)).isTrue();
    }

    @Test
    void keepsToOneRollout() {
        assertThat(new StreamFilter(ROLLOUT, Set.of(), EVERYTHING).passes(event))
                .isTrue();
        assertThat(new StreamFilter(new UUID(1, 1), Set.of(), EVERYTHING).passes(event))
                .isFalse();
    }

    @Test
    void takesTypesInFullAndInShort() {
        assertThat(new StreamFilter(null, Set.of("dev.sluice.rollout.halted.v1"), EVERYTHING).passes(event))
                .isTrue();
        assertThat(new StreamFilter(null, Set.of("rollout.halted"), EVERYTHING).passes(event))
                .isTrue();
        assertThat(new StreamFilter(null, Set.of("rollout.paused"), EVERYTHING).passes(event))
                .isFalse();
    }

    @Test
    void showsOnlyWhatTheGrantsCover() {
        assertThat(passesFor(new Grant(Role.VIEWER, "production", "shop"), event))
                .isTrue();
        assertThat(passesFor(new Grant(Role.OPERATOR, "*", "shop"), event)).isTrue();
        assertThat(passesFor(new Grant(Role.VIEWER, "staging", "shop"), event)).isFalse();
        assertThat(passesFor(new Grant(Role.REPORTER, "*", "*"), event)).isFalse();
    }

    @Test
    void whatBelongsToNothingIsForViewersOfEverything() {
        EventEnvelope nobodys = event.about(null, null);
        assertThat(passesFor(new Grant(Role.VIEWER, "*", "*"), nobodys)).isTrue();
        assertThat(passesFor(new Grant(Role.VIEWER, "production", "shop"), nobodys))
                .isFalse();
    }

    private static boolean passesFor(Grant grant, EventEnvelope event) {
        return new StreamFilter(null, Set.of(), List.of(grant)).passes(event);
    }
}

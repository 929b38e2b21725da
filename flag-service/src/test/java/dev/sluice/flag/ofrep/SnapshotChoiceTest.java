package dev.sluice.flag.ofrep;

import static dev.sluice.flag.model.Flags.flag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.flag.application.Published;
import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.ofrep.SnapshotChoice.BehindException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotChoiceTest {
    private final Snapshots snapshots = new Snapshots(new SimpleMeterRegistry());
    private final SnapshotChoice choice = new SnapshotChoice(snapshots);

    @BeforeEach
    void begin() {
        Published.change(snapshots, flag(), 1);
    }

    @Test
    void waitsForTheVersionThatTheHeaderNamesAndAnswersFromThatOne() throws InvalidRequestException {
        CompletableFuture<Snapshot> asked =
                choice.of("2").subscribeAsCompletionStage().toCompletableFuture();
        assertThat(asked).isNotDone();
        Published.change(snapshots, flag(), 2);
        Published.change(snapshots, flag(), 3);

        assertThat(asked.join().version()).isEqualTo(2);
    }

    @Test
    void isNoOlderThanWhatAStreamTold() throws InvalidRequestException {
        CompletableFuture<Snapshot> asked =
                choice.of(null, "3").subscribeAsCompletionStage().toCompletableFuture();
        Published.change(snapshots, flag(), 2);
        Published.change(snapshots, flag(), 3);
        Published.change(snapshots, flag(), 4);

        assertThat(asked.join().version()).isGreaterThanOrEqualTo(3);
        assertThat(choice.atOnce(null, "1"))
                .hasValueSatisfying(known -> assertThat(known.version()).isEqualTo(4));
    }

    @Test
    void isNeverOlderThanTheHeaderSays() throws InvalidRequestException {
        CompletableFuture<Snapshot> asked =
                choice.of("2").subscribeAsCompletionStage().toCompletableFuture();

        assertThatThrownBy(asked::join).hasCauseInstanceOf(BehindException.class);
    }
}

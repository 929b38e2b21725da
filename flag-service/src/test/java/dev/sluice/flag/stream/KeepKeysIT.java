package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.store.StreamKeys;
import dev.sluice.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class KeepKeysIT {
    @Inject
    StreamKeys store;

    @Inject
    KeyRing ring;

    @Inject
    KeepKeys chore;

    @Test
    void replicasThatMakeAKeyAtOnceMakeOneAndTheFormerIsKeptForAWhile() throws InterruptedException {
        List<StreamKeys.Row> before = store.all();
        TicketKey signing = ring.signing(Instant.now()).orElseThrow();
        Instant since = Instant.now();
        List<Thread> replicas = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(() -> store.addUnlessSince(since, new byte[] {(byte) i})))
                .toList();
        for (Thread replica : replicas) {
            replica.join();
        }
        chore.run();

        assertThat(store.all()).hasSize(before.size() + 1);
        assertThat(ring.find(signing.id())).isPresent();
        assertThat(ring.signing(Instant.now()).orElseThrow().id()).isEqualTo(signing.id());

        store.deleteReplacedBefore(Instant.now().plusSeconds(1));
        chore.run();
        assertThat(store.all()).hasSize(1);
        assertThat(ring.find(signing.id())).isEmpty();
        assertThat(ring.signing(Instant.now())).isPresent();
    }
}

package dev.sluice.rollout.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kit.sql.Sql;
import dev.sluice.rollout.plan.Target;
import dev.sluice.rollout.targets.OwnParts;
import dev.sluice.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OwnParts.class)
@QuarkusTestResource(StackResource.class)
class ClaimsIT {

    private record Attempt(UUID rollout, Optional<UUID> holder) {}

    @Inject
    Claims claims;

    @Inject
    Sql sql;

    private final Target route = Target.route("route-" + UUID.randomUUID());
    private final Target flag = Target.flag("flag-" + UUID.randomUUID());

    @Test
    void ofPlansThatComeAtOnceExactlyOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            Target target = Target.route("race-" + UUID.randomUUID());
            List<Attempt> attempts = atOnce(8, () -> plan(List.of(target)));
            List<Attempt> winners = attempts.stream()
                    .filter(attempt -> attempt.holder().isEmpty())
                    .toList();
            assertThat(winners).hasSize(1);
            assertThat(attempts)
                    .filteredOn(attempt -> attempt.holder().isPresent())
                    .allMatch(attempt -> attempt.holder()
                            .orElseThrow()
                            .equals(winners.getFirst().rollout()));
        }
    }

    @Test
    void plansThatShareTargetsInOtherOrdersDoNotBlockEachOther() throws Exception {
        List<Attempt> attempts =
                atOnce(6, () -> plan(Math.random() < 0.5 ? List.of(route, flag) : List.of(flag, route)));
        assertThat(attempts).filteredOn(attempt -> attempt.holder().isEmpty()).hasSize(1);
    }

    @Test
    void takesAllTargetsOrNone() {
        Attempt first = plan(List.of(flag));
        Attempt second = plan(List.of(route, flag));
        assertThat(second.holder()).contains(first.rollout());
        assertThat(holders(route)).isEmpty();
    }

    @Test
    void whatIsReleasedMayBeClaimedByAGreaterId() {
        Attempt first = plan(List.of(route));
        QuarkusTransaction.requiringNew().run(() -> claims.release(first.rollout()));
        Attempt second = plan(List.of(route));
        assertThat(second.holder()).isEmpty();
        assertThat(second.rollout().toString()).isGreaterThan(first.rollout().toString());
    }

    @Test
    void idsGrowPerTargetAlsoWhenAnotherReplicasClockIsAhead() {
        UUID ahead = UUID.fromString("ff000000-0000-7000-8000-000000000001");
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(claims.claim(ahead, List.of(route))).isEmpty();
            claims.release(ahead);
        });
        assertThat(plan(List.of(route)).rollout().toString()).isGreaterThan(ahead.toString());
    }

    @Test
    void claimingAgainIsClaimingOnce() {
        Attempt first = plan(List.of(route));
        Optional<UUID> again =
                QuarkusTransaction.requiringNew().call(() -> claims.claim(first.rollout(), List.of(route)));
        assertThat(again).isEmpty();
        assertThat(holders(route)).containsExactly(first.rollout());
    }

    private Attempt plan(List<Target> targets) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = claims.nextRolloutId(targets);
            return new Attempt(id, claims.claim(id, targets));
        });
    }

    private List<UUID> holders(Target target) {
        return QuarkusTransaction.requiringNew().call(() -> claims.holders(List.of(target)));
    }

    private static List<Attempt> atOnce(int times, Callable<Attempt> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(times);
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<Attempt>> running = new ArrayList<>();
            for (int each = 0; each < times; each++) {
                running.add(threads.submit(() -> {
                    together.await();
                    return work.call();
                }));
            }
            List<Attempt> attempts = new ArrayList<>();
            for (Future<Attempt> one : running) {
                attempts.add(one.get());
            }
            return attempts;
        }
    }
}

package dev.sluice.e2e.matrix;

import dev.sluice.e2e.matrix.history.Event;
import dev.sluice.e2e.matrix.world.World;
import java.util.Optional;

/** When a part that was killed did something useful again: the first event of its own topic, for flag-service the first answer. */
final class FirstWork {
    private final World world;

    FirstWork(World world) {
        this.world = world;
    }

    /** Milliseconds since its new process began; -1 when it was not killed, or nothing came. */
    long millis(Round round, long began) {
        if (round.fault() != Fault.KILL) {
            return -1;
        }
        Optional<Long> first =
                switch (round.part()) {
                    case ROLLOUT, RELAY_HOLDER -> published("sluice.rollouts.v1", began);
                    case MONITOR -> published("sluice.verdicts.v1", began);
                    case ROLLBACK -> published("sluice.rollbacks.v1", began);
                    case FLAG -> world.sampler().flagAnswered(began);
                    case GATEWAY, KAFKA, POSTGRES, INFRASTRUCTURE -> Optional.empty();
                };
        return first.map(at -> at - began).orElse(-1L);
    }

    private Optional<Long> published(String topic, long began) {
        return world.recorder()
                .first(event -> event.topic().equals(topic) && event.published() >= began)
                .map(Event::published);
    }
}

package dev.sluice.e2e.matrix.faults;

import dev.sluice.e2e.matrix.Round;
import dev.sluice.e2e.matrix.world.World;

/** One hit and its end. */
public interface Strike {

    /** Hits; returns at once. */
    void begin();

    /**
     * Brings back what was hit.
     *
     * @return when it began to live again, milliseconds since the epoch: for a new process, when that was started
     */
    long end();

    /** The strike of a round. */
    static Strike of(Round round, World world) {
        Victim victim =
                switch (round.part()) {
                    case FLAG -> new ServiceVictim(world.stack(), "flag");
                    case ROLLOUT -> new ServiceVictim(world.stack(), "rollout");
                    case MONITOR -> new ServiceVictim(world.stack(), "monitor");
                    case ROLLBACK -> new ServiceVictim(world.stack(), "rollback");
                    case RELAY_HOLDER -> new ServiceVictim(world.stack(), new RelayHolder(world.stack()).part());
                    case GATEWAY -> new GatewayVictim(world.gatewayProcess());
                    case KAFKA, INFRASTRUCTURE -> new ServiceVictim(world.stack(), "infrastructure");
                    case POSTGRES -> new PostgresVictim(world.stack());
                };
        return switch (round.fault()) {
            case KILL, CUT -> new KillStrike(victim);
            case STOP, AWAY -> new StopStrike(victim);
        };
    }
}

package dev.sluice.e2e.matrix.faults;

import dev.sluice.e2e.matrix.world.Program;
import java.util.List;

/** The lanes' gateway. It keeps its weights in memory: a new one has forgotten them. */
record GatewayVictim(Program gateway) implements Victim {
    @Override
    public List<Long> pids() {
        return List.of(gateway.pid());
    }

    @Override
    public void kill() {
        gateway.kill();
    }

    @Override
    public long restart() {
        long now = System.currentTimeMillis();
        gateway.start();
        return now;
    }
}

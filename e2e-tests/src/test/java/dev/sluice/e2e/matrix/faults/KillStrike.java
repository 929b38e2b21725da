package dev.sluice.e2e.matrix.faults;

/** kill -9, and a new process. */
record KillStrike(Victim victim) implements Strike {
    @Override
    public void begin() {
        victim.kill();
    }

    @Override
    public long end() {
        return victim.restart();
    }
}

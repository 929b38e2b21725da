package dev.sluice.flag.stream;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that takes what it is told, as long as it is ready. */
final class Listener implements ChangeStream.Line {
    final List<Long> told = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    volatile boolean ended;
    int heartbeats;

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void tell(long version) {
        told.add(version);
    }

    @Override
    public void keepAlive() {
        heartbeats++;
    }

    @Override
    public void end() {
        ended = true;
    }
}

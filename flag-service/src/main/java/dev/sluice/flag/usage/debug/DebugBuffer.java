package dev.sluice.flag.usage.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Holds records until they are written. Whoever offers never waits: what does not fit is dropped, and counted by flag. */
final class DebugBuffer {
    private final int capacity;
    private final AtomicInteger taken = new AtomicInteger();
    private final Queue<DebugRecord> records = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicLong> dropped = new ConcurrentHashMap<>();

    DebugBuffer(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Takes a place for a record, before it costs anything to make one.
     *
     * @return false when there is none; the record is dropped
     */
    boolean reserve(String flag) {
        if (taken.incrementAndGet() <= capacity) {
            return true;
        }
        taken.decrementAndGet();
        drop(flag, 1);
        return false;
    }

    /** Puts a record in the place that was reserved for it. */
    void put(DebugRecord kept) {
        records.add(kept);
    }

    void drop(String flag, long count) {
        dropped.computeIfAbsent(flag, absent -> new AtomicLong()).addAndGet(count);
    }

    /** Empties the buffer. */
    List<DebugRecord> drain() {
        List<DebugRecord> drained = new ArrayList<>();
        for (DebugRecord next = records.poll(); next != null; next = records.poll()) {
            drained.add(next);
            taken.decrementAndGet();
        }
        return drained;
    }

    /** How many were dropped by flag since this was asked last; those that none was dropped of are left out. */
    Map<String, Long> takeDropped() {
        Map<String, Long> counts = new HashMap<>();
        dropped.forEach((flag, count) -> {
            long number = count.getAndSet(0);
            if (number > 0) {
                counts.put(flag, number);
            }
        });
        return counts;
    }
}

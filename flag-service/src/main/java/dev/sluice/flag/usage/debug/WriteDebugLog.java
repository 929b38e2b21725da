package dev.sluice.flag.usage.debug;

import dev.sluice.flag.config.UsageConfig;
import dev.sluice.kit.config.Chore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads what is to be written down, and writes what was, every second. */
@ApplicationScoped
class WriteDebugLog implements Chore {
    private final DebugLog log;
    private final DebugStore store;
    private final DebugRecords records;
    private final UsageConfig config;

    WriteDebugLog(DebugLog log, DebugStore store, DebugRecords records, UsageConfig config) {
        this.log = log;
        this.store = store;
        this.records = records;
        this.config = config;
    }

    @Override
    public String name() {
        return "write the debug log";
    }

    @Override
    public Duration every() {
        return config.debugInterval();
    }

    @Override
    public boolean oncePerInstallation() {
        return false;
    }

    @Override
    public synchronized void run() {
        writeRecords();
        tellDropped();
        long seen = log.changes();
        log.follow(store.active(), seen);
    }

    private void writeRecords() {
        List<DebugRecord> drained = log.drain();
        if (drained.isEmpty()) {
            return;
        }
        boolean written = false;
        try {
            records.add(drained, config.debugRecords());
            written = true;
        } finally {
            if (!written) {
                log.lost(drained);
            }
        }
    }

    private void tellDropped() {
        Map<String, Long> dropped = log.takeDropped();
        boolean told = false;
        try {
            store.addDropped(dropped);
            told = true;
        } finally {
            if (!told) {
                log.notTold(dropped);
            }
        }
    }
}

package dev.sluice.rollout.quarantine;

import dev.sluice.rollout.application.QuarantineReleases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the core: remembers what was released. Chosen by {@code OwnParts}. */
@Alternative
@ApplicationScoped
public class RecordingReleases implements QuarantineReleases {

    private final List<UUID> released = new CopyOnWriteArrayList<>();

    @Override
    public void released(QuarantineEntry entry, String by, String reason) {
        released.add(entry.id());
    }

    List<UUID> released() {
        return List.copyOf(released);
    }
}

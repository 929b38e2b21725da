package dev.sluice.rollout.application;

import dev.sluice.rollout.lifecycle.By;
import dev.sluice.rollout.lifecycle.Quarantined;
import dev.sluice.rollout.lifecycle.RolloutInput;
import dev.sluice.rollout.quarantine.QuarantineEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Turns a release into an event of the rollout that failed. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ReleaseEvents implements QuarantineReleases {

    private final RolloutService service;

    ReleaseEvents(RolloutService service) {
        this.service = service;
    }

    @Override
    public void released(QuarantineEntry entry, String by, String reason) {
        Quarantined what =
                new Quarantined(entry.id(), entry.environment(), entry.service(), entry.version(), entry.flag());
        var unused = service.handle(entry.rolloutId(), new RolloutInput.Release(what, new By(by, reason)), null);
    }
}

package dev.sluice.flag.api;

import dev.sluice.flag.store.Environments;
import java.time.Instant;

/**
 * What an environment asks of those who change its flags.
 *
 * @param approvals how many others must approve of what a person changes: 0 or 1
 * @param by who set it last, and why
 */
public record EnvironmentView(
        String id, String environment, int approvals, String by, String reason, Instant changedAt) {
    static EnvironmentView of(Environments.Settings settings) {
        return new EnvironmentView(
                settings.environment(),
                settings.environment(),
                settings.approvals(),
                settings.by(),
                settings.reason(),
                settings.at());
    }
}

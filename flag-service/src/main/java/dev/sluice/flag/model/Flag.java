package dev.sluice.flag.model;

import org.jspecify.annotations.Nullable;

/**
 * A flag as it is now.
 *
 * @param revision 1 when created, one more with each change
 * @param driver null while no rollout has ever asked for anything
 * @param archived final: the key stays taken, evaluating it answers FLAG_NOT_FOUND
 */
public record Flag(
        Definition definition,
        Exposure exposure,
        long revision,
        @Nullable Driver driver,
        boolean archived) {
    public Flag {
        if (!definition.variants().fit(exposure)) {
            throw new IllegalArgumentException("the exposure names a variant that the flag does not have");
        }
    }

    public static Flag create(Definition definition, Exposure exposure) {
        return new Flag(definition, exposure, 1, null, false);
    }

    public String key() {
        return definition.key();
    }

    public Scope scope() {
        return definition.scope();
    }

    /** The next revision. */
    public Flag next(Exposure nextExposure, @Nullable Driver nextDriver) {
        return new Flag(definition, nextExposure, revision + 1, nextDriver, archived);
    }

    /** The last revision. */
    public Flag archive() {
        return new Flag(definition, exposure, revision + 1, driver == null ? null : driver.takeover(), true);
    }
}

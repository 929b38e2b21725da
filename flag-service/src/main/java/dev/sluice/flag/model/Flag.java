package dev.sluice.flag.model;

import dev.sluice.flag.targeting.Targeting;
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
        Content content,
        long revision,
        @Nullable Driver driver,
        boolean archived) {
    public Flag {
        if (!content.fits(definition.variants())) {
            throw new IllegalArgumentException("a rule or the exposure names a variant that the flag does not have");
        }
    }

    public static Flag create(Definition definition, Content content) {
        return new Flag(definition, content, 1, null, false);
    }

    public String key() {
        return definition.key();
    }

    public Scope scope() {
        return definition.scope();
    }

    public Exposure exposure() {
        return content.exposure();
    }

    /** Whether somebody may get something else than the default variant, if the flag is enabled. */
    public boolean isOpen() {
        String fallback = definition.variants().fallback();
        return !content.targeting().equals(Targeting.NONE)
                || exposure().everybodys().filter(fallback::equals).isEmpty();
    }

    /** The next revision, with this exposure. */
    public Flag next(Exposure nextExposure, @Nullable Driver nextDriver) {
        return next(content.with(nextExposure), nextDriver);
    }

    /** The next revision. */
    public Flag next(Content nextContent, @Nullable Driver nextDriver) {
        return new Flag(definition, nextContent, revision + 1, nextDriver, archived);
    }

    /** The same for every caller, so it is the same revision. */
    public Flag driven(Driver nextDriver) {
        return new Flag(definition, content, revision, nextDriver, archived);
    }

    /** The same once no rollout drives it any more. */
    public Flag released() {
        return driver == null ? this : driven(driver.ended());
    }

    /** The last revision. */
    public Flag archive() {
        return new Flag(definition, content, revision + 1, driver == null ? null : driver.takeover(), true);
    }
}

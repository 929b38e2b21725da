package dev.sluice.flag.model;

import dev.sluice.flag.targeting.Targeting;
import java.time.Instant;
import java.util.Locale;

/** Where a flag is in its life. Follows from what the flag is, so it is never out of date. */
public enum Stage {
    /** Everybody gets the default variant. */
    CREATED,
    /** Somebody may get something else. */
    ENABLED,
    /** A rollout drives it, and is watched. */
    MONITORED,
    /** It has done what it was for, or is past its expiry: take it out of the code, then archive it. */
    REMOVAL_DUE,
    ARCHIVED;

    /** All of them, as REST spells them. */
    public static final String PATTERN = "created|enabled|monitored|removal-due|archived";

    /** The spelling of REST. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Stage of(Flag flag, Instant now) {
        Driver driver = flag.driver();
        if (flag.archived()) {
            return ARCHIVED;
        }
        if (driver != null && driver.active()) {
            return MONITORED;
        }
        if (isExpired(flag, now) || isRolledOut(flag)) {
            return REMOVAL_DUE;
        }
        return flag.content().enabled() && flag.isOpen() ? ENABLED : CREATED;
    }

    private static boolean isExpired(Flag flag, Instant now) {
        Instant expiresAt = flag.content().card().expiresAt();
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Everybody gets the same variant, and not the default one; only of flags that are made to be removed. */
    private static boolean isRolledOut(Flag flag) {
        Kind kind = flag.definition().kind();
        Content content = flag.content();
        boolean temporary = kind == Kind.RELEASE || kind == Kind.EXPERIMENT;
        boolean forAll = content.enabled()
                && content.prerequisites().isEmpty()
                && content.targeting().equals(Targeting.NONE);
        return temporary
                && forAll
                && content.exposure()
                        .everybodys()
                        .filter(variant -> !isDefault(flag, variant))
                        .isPresent();
    }

    private static boolean isDefault(Flag flag, String variant) {
        return flag.definition().variants().fallback().equals(variant);
    }
}

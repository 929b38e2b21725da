package dev.sluice.rollout.registry;

import dev.sluice.kit.auth.Caller;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import java.util.List;

/**
 * What a viewer's grants cover, as two arrays for a query: {@code unnest(?, ?) AS granted (environment, service)}. A part that is
 * {@code *} covers everything.
 */
public final class Visible {

    private final List<Grant> viewing;

    private Visible(List<Grant> viewing) {
        this.viewing = viewing;
    }

    public static Visible to(Caller caller) {
        return new Visible(caller.grants().stream()
                .filter(grant -> grant.role().implies(Role.VIEWER))
                .toList());
    }

    public String[] environments() {
        return viewing.stream().map(Grant::environment).toArray(String[]::new);
    }

    public String[] services() {
        return viewing.stream().map(Grant::service).toArray(String[]::new);
    }

    /** What belongs to every service or environment is no secret to any viewer. */
    boolean covers(SourceView source) {
        return viewing.stream()
                .anyMatch(grant -> overlaps(grant.environment(), source.environment())
                        && overlaps(grant.service(), source.service()));
    }

    private static boolean overlaps(String granted, String owned) {
        return granted.equals(Grant.ANY) || owned.equals(Grant.ANY) || granted.equals(owned);
    }
}

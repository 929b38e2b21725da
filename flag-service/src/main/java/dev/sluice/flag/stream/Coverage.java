package dev.sluice.flag.stream;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.model.Scope;
import dev.sluice.kit.auth.Grant;
import java.util.Comparator;
import java.util.List;

/**
 * The sets of flags that somebody may evaluate.
 *
 * @param parts none of them within another, sorted: who may evaluate the same has the same
 */
record Coverage(List<Part> parts) {
    Coverage {
        parts = List.copyOf(parts);
    }

    /**
     * Some of all sets.
     *
     * @param environment or {@link Grant#ANY}
     * @param service or {@link Grant#ANY}
     */
    record Part(String environment, String service) {
        private static final Comparator<Part> ORDER =
                Comparator.comparing(Part::environment).thenComparing(Part::service);

        boolean covers(String otherEnvironment, String otherService) {
            return (environment.equals(Grant.ANY) || environment.equals(otherEnvironment))
                    && (service.equals(Grant.ANY) || service.equals(otherService));
        }

        private boolean covers(Part other) {
            return covers(other.environment, other.service);
        }
    }

    /** What grants allow to evaluate; others than those do not count. */
    static Coverage of(List<Grant> grants) {
        List<Part> all = grants.stream()
                .filter(grant -> grant.role().reads())
                .map(grant -> new Part(grant.environment(), grant.service()))
                .distinct()
                .toList();
        return new Coverage(all.stream()
                .filter(part -> all.stream().noneMatch(other -> !other.equals(part) && other.covers(part)))
                .sorted(Part.ORDER)
                .toList());
    }

    boolean isNothing() {
        return parts.isEmpty();
    }

    boolean covers(Scope set) {
        for (Part part : parts) {
            if (part.covers(set.environment(), set.service())) {
                return true;
            }
        }
        return false;
    }

    boolean covers(Coverage other) {
        return other.parts.stream().allMatch(theirs -> parts.stream().anyMatch(part -> part.covers(theirs)));
    }

    /** The version of the last change of any of the sets. */
    long version(Snapshot snapshot) {
        return snapshot.version(this::covers);
    }
}

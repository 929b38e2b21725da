package dev.sluice.flag.store;

import dev.sluice.kit.auth.Grant;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads pages of flags, only what the grants cover. */
@ApplicationScoped
public class FlagList {
    /** Flags that are read at once where few are wanted. */
    private static final int BATCH = 500;

    private final FlagRepository flags;

    public FlagList(FlagRepository flags) {
        this.flags = flags;
    }

    /**
     * Sorted by key.
     *
     * @param viewing grants that allow to see flags
     * @param wanted what the database cannot tell, because it follows from what a flag is
     * @param after the key of the last flag of the page before, or empty
     */
    @Transactional
    public List<StoredFlag> find(
            List<Grant> viewing, FlagFilter filter, Predicate<StoredFlag> wanted, String after, int limit) {
        List<StoredFlag> found = new ArrayList<>();
        int size = limit;
        List<StoredFlag> batch = read(viewing, filter, after, size);
        batch.stream().filter(wanted).forEach(found::add);
        while (found.size() < limit && batch.size() == size) {
            size = BATCH;
            batch = read(viewing, filter, batch.getLast().flag().key(), size);
            batch.stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
        }
        return found;
    }

    private List<StoredFlag> read(List<Grant> viewing, FlagFilter filter, String after, int size) {
        if (viewing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>(Map.of("after", after, "archived", filter.archived()));
        List<String> conditions = new ArrayList<>(List.of("key > :after", "archived = :archived"));
        equal("environment", filter.environment(), conditions, parameters);
        equal("service", filter.service(), conditions, parameters);
        equal("kind", filter.kind(), conditions, parameters);
        conditions.add(covered(viewing, parameters));
        return flags
                .find(String.join(" and ", conditions) + " order by key", parameters)
                .page(Page.ofSize(size))
                .stream()
                .map(FlagEntity::stored)
                .toList();
    }

    private static void equal(
            String field, @Nullable Object value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(field + " = :" + field);
            parameters.put(field, value);
        }
    }

    private static String covered(List<Grant> viewing, Map<String, Object> parameters) {
        List<String> alternatives = new ArrayList<>();
        for (int i = 0; i < viewing.size(); i++) {
            Grant grant = viewing.get(i);
            String environment = part("environment", grant.environment(), "e" + i, parameters);
            alternatives.add("(" + environment + " and " + part("service", grant.service(), "s" + i, parameters) + ")");
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }

    private static String part(String field, String granted, String name, Map<String, Object> parameters) {
        if (granted.equals(Grant.ANY)) {
            return "1 = 1";
        }
        parameters.put(name, granted);
        return field + " = :" + name;
    }
}

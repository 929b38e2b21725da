package dev.sluice.monitor.store;

import dev.sluice.kit.auth.Grant;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads pages of analyses, newest rollout first, only what the grants cover. */
@ApplicationScoped
public class AnalysisList {
    private final AnalysisRepository analyses;

    public AnalysisList(AnalysisRepository analyses) {
        this.analyses = analyses;
    }

    /**
     * Sorted by rollout id, which is a UUIDv7, descending.
     *
     * @param viewing grants that allow to see analyses
     * @param after the last rollout of the page before; null for the first page
     */
    @Transactional
    public List<StoredAnalysis> find(List<Grant> viewing, @Nullable UUID after, int limit) {
        if (viewing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new HashMap<>();
        List<String> grants = new ArrayList<>();
        for (int index = 0; index < viewing.size(); index++) {
            Grant grant = viewing.get(index);
            String environment = part("environment", grant.environment(), "e" + index, parameters);
            grants.add("(" + environment + " and " + part("service", grant.service(), "s" + index, parameters) + ")");
        }
        String condition = "(" + String.join(" or ", grants) + ")";
        if (after != null) {
            condition += " and rolloutId < :after";
            parameters.put("after", after);
        }
        return analyses.find(condition + " order by rolloutId desc", parameters).page(Page.ofSize(limit)).stream()
                .map(analyses::stored)
                .toList();
    }

    private static String part(String field, String granted, String name, Map<String, Object> parameters) {
        if (granted.equals(Grant.ANY)) {
            return "1 = 1";
        }
        parameters.put(name, granted);
        return field + " = :" + name;
    }
}

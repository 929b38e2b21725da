package dev.sluice.rollout.registry;

import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
import dev.sluice.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registers, changes and removes sources. Rollouts carry a copy from their planning on, so a change concerns later ones only. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SourceRegistry {

    /** What became of a PUT. */
    enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    private final SourceRepository rows;
    private final Endpoints endpoints;

    SourceRegistry(SourceRepository rows, Endpoints endpoints) {
        this.rows = rows;
        this.endpoints = endpoints;
    }

    Optional<SourceView> find(String name) {
        return rows.findByIdOptional(name).map(SourceEntity::view);
    }

    Page<SourceView> list(Visible visible, PageRequest page) {
        Cursor after = page.after();
        List<SourceView> found = rows.find("name > ?1 ORDER BY name", after == null ? "" : after.key(0)).stream()
                .map(SourceEntity::view)
                .filter(visible::covers)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(found, page, source -> Cursor.of(source.name()));
    }

    Outcome put(String name, SourceRequest request, String by, Instant at) {
        endpoints.requireName(name);
        endpoints.requireUrl(request.url());
        endpoints.requireCredential(request.credential());
        requireNames(request);
        Optional<SourceEntity> before = rows.findByIdOptional(name);
        if (before.isPresent() && before.get().sameAs(request)) {
            return Outcome.UNCHANGED;
        }
        SourceEntity row = before.orElseGet(() -> new SourceEntity(name));
        row.take(request, by, at);
        rows.persistAndFlush(row);
        return before.isEmpty() ? Outcome.CREATED : Outcome.CHANGED;
    }

    void remove(String name) {
        rows.deleteById(name);
    }

    private static void requireNames(SourceRequest request) {
        boolean scrape = request.type().equals("scrape");
        boolean named = request.requests() != null && request.errors() != null && request.armLabel() != null;
        boolean none = request.requests() == null
                && request.errors() == null
                && request.duration() == null
                && request.armLabel() == null;
        if (scrape && !named) {
            throw new ProblemException(
                            RegistryProblem.INVALID_SOURCE,
                            "Name the counters 'requests' and 'errors' and the label 'armLabel' of a source of type scrape.")
                    .error("requests", "needed by a scrape source, like errors and armLabel");
        }
        if (!scrape && !none) {
            throw new ProblemException(
                            RegistryProblem.INVALID_SOURCE,
                            "Leave 'requests', 'errors', 'duration' and 'armLabel' out: the names of a gateway are fixed.")
                    .error("requests", "has no meaning for a gateway");
        }
    }
}

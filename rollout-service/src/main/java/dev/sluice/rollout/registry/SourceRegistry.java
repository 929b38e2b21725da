package dev.sluice.rollout.registry;

import dev.sluice.kit.page.Cursor;
import dev.sluice.kit.page.Page;
import dev.sluice.kit.page.PageRequest;
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
        request.sourceType().require(request.fields());
        switch (request.sourceType()) {
            case GATEWAY, SCRAPE, PROMETHEUS -> endpoints.requireUrl(request.urlOrNowhere());
            case HAPROXY -> endpoints.requireHaproxyUrl(request.urlOrNowhere());
            case PUSH -> {
                // nobody is asked
            }
        }
        endpoints.requireCredential(request.credential());
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
}

package dev.sluice.rollout.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of table {@code source}. */
@Entity
@Table(name = "source")
@SuppressWarnings("NullAway.Init") // safe because Hibernate fills the columns that are declared NOT NULL
class SourceEntity {

    @Id
    String name;

    String service;
    String environment;
    String type;
    String url;

    @Nullable
    String credential;

    @Nullable
    String auth;

    @Nullable
    String requests;

    @Nullable
    String errors;

    @Nullable
    String duration;

    @Nullable
    String started;

    @Column(name = "arm_label")
    @Nullable
    String armLabel;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    protected SourceEntity() {}

    SourceEntity(String name) {
        this.name = name;
    }

    void take(SourceRequest request, String by, Instant at) {
        service = request.serviceOrAny();
        environment = request.environmentOrAny();
        type = request.type();
        url = request.urlOrNowhere();
        credential = request.credential();
        auth = request.auth();
        requests = request.requests();
        errors = request.errors();
        duration = request.duration();
        started = request.started();
        armLabel = request.armLabel();
        changedBy = by;
        changedAt = at;
    }

    boolean sameAs(SourceRequest request) {
        return view().request().equals(request.withDefaults());
    }

    Source source() {
        return new Source(
                name,
                service,
                environment,
                type,
                url,
                credential,
                view().request().names());
    }

    SourceView view() {
        return new SourceView(
                name,
                service,
                environment,
                type,
                url,
                credential,
                auth,
                requests,
                errors,
                duration,
                started,
                armLabel,
                changedAt,
                changedBy);
    }
}

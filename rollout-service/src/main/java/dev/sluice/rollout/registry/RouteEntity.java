package dev.sluice.rollout.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of table {@code route}. */
@Entity
@Table(name = "route")
@SuppressWarnings("NullAway.Init") // safe because Hibernate fills the columns that are declared NOT NULL
class RouteEntity {

    @Id
    String name;

    String service;
    String environment;
    String driver;
    String url;

    @Nullable
    String credential;

    String active;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "changed_by")
    String changedBy;

    protected RouteEntity() {}

    RouteEntity(String name) {
        this.name = name;
    }

    void take(Route route, String by, Instant at) {
        service = route.service();
        environment = route.environment();
        driver = route.driver();
        url = route.url();
        credential = route.credential();
        active = route.active();
        changedBy = by;
        changedAt = at;
    }

    Route route() {
        return new Route(name, service, environment, driver, url, credential, active);
    }
}

package dev.sluice.flag.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Driver;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Targeting;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The row of a flag. */
@Entity
@Table(name = "flag")
class FlagEntity {
    @Id
    String key;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String environment;
    String service;

    @Convert(converter = VariantsText.class)
    Map<String, JsonNode> variants;

    @Column(name = "default_variant")
    String defaultVariant;

    @Embedded
    ExposureColumns exposure;

    String description;
    String owner;
    String[] tags;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "stale_after_days")
    @Nullable
    Integer staleAfterDays;

    boolean enabled;

    @Convert(converter = PrerequisitesText.class)
    List<Prerequisite> prerequisites;

    @Convert(converter = TargetingText.class)
    Targeting targeting;

    long revision;
    boolean archived;

    @Embedded
    @Nullable
    FenceColumns fence;

    @Embedded
    @AttributeOverride(name = "variant", column = @Column(name = "before_variant"))
    @AttributeOverride(name = "otherwise", column = @Column(name = "before_otherwise"))
    @AttributeOverride(name = "internal", column = @Column(name = "before_internal"))
    @AttributeOverride(name = "percentage", column = @Column(name = "before_percentage"))
    @Nullable
    ExposureColumns before;

    @Column(name = "held_by_person")
    boolean heldByPerson;

    @Column(name = "driver_active")
    boolean driverActive;

    @Column(name = "catalogue_version")
    long catalogueVersion;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate fills it
    protected FlagEntity() {}

    @SuppressWarnings("NullAway.Init") // safe because take fills the rest
    FlagEntity(Flag flag, long catalogueVersion, Instant at) {
        Definition definition = flag.definition();
        key = definition.key();
        kind = definition.kind();
        environment = definition.scope().environment();
        service = definition.scope().service();
        variants = definition.variants().values();
        defaultVariant = definition.variants().fallback();
        createdAt = at;
        take(flag, catalogueVersion, at);
    }

    final void take(Flag flag, long version, Instant at) {
        Content content = flag.content();
        Card card = content.card();
        description = card.description();
        owner = card.owner();
        tags = card.tags().toArray(String[]::new);
        expiresAt = card.expiresAt();
        staleAfterDays = card.staleAfterDays();
        enabled = content.enabled();
        prerequisites = content.prerequisites();
        targeting = content.targeting();
        exposure = Objects.requireNonNull(ExposureColumns.of(flag.exposure()));
        revision = flag.revision();
        archived = flag.archived();
        Driver driver = flag.driver();
        fence = driver == null ? null : FenceColumns.of(driver.fence());
        before = driver == null ? null : ExposureColumns.of(driver.before());
        heldByPerson = driver != null && driver.heldByPerson();
        driverActive = driver != null && driver.active();
        catalogueVersion = version;
        changedAt = at;
    }

    Flag toFlag() {
        Driver driver = fence == null
                ? null
                : new Driver(fence.toFence(), before == null ? null : before.toExposure(), heldByPerson, driverActive);
        return new Flag(
                new Definition(key, kind, new Scope(environment, service), new Variants(variants, defaultVariant)),
                new Content(
                        Card.of(description, owner, Set.of(tags), expiresAt, staleAfterDays),
                        enabled,
                        prerequisites,
                        targeting,
                        exposure.toExposure()),
                revision,
                driver,
                archived);
    }

    StoredFlag stored() {
        return new StoredFlag(toFlag(), createdAt, changedAt);
    }
}

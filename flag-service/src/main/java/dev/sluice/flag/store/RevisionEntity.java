package dev.sluice.flag.store;

import dev.sluice.flag.model.Cause;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Revision;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One row of history. */
@Entity
@Immutable
@IdClass(RevisionId.class)
@Table(name = "flag_revision")
class RevisionEntity {
    @Id
    String flag;

    @Id
    long number;

    @Enumerated(EnumType.STRING)
    Revision.Change change;

    @Embedded
    ExposureColumns exposure;

    @Convert(converter = ContentText.class)
    @Nullable
    Content content;

    @Enumerated(EnumType.STRING)
    Cause cause;

    @Embedded
    @Nullable
    FenceColumns fence;

    @Nullable
    String by;

    @Nullable
    String reason;

    @Column(name = "change_request")
    @Nullable
    UUID request;

    Instant at;

    @SuppressWarnings("NullAway.Init") // safe because Hibernate fills it
    protected RevisionEntity() {}

    RevisionEntity(Revision revision) {
        flag = revision.flag();
        number = revision.number();
        change = revision.change();
        exposure = Objects.requireNonNull(ExposureColumns.of(revision.content().exposure()));
        content = revision.content();
        cause = revision.cause();
        fence = FenceColumns.of(revision.fence());
        by = revision.by();
        reason = revision.reason();
        request = revision.request();
        at = revision.at();
    }

    Revision toRevision() {
        return new Revision(
                flag,
                number,
                change,
                content == null ? Content.of(exposure.toExposure()) : content,
                cause,
                fence == null ? null : fence.toFence(),
                by,
                reason,
                request,
                at);
    }
}

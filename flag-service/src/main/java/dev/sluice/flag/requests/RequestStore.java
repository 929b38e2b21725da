package dev.sluice.flag.requests;

import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Posted;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Change requests, one at a time. */
@ApplicationScoped
public class RequestStore {
    private final Sql sql;

    public RequestStore(Sql sql) {
        this.sql = sql;
    }

    public Optional<ChangeRequest> find(UUID id) {
        return sql.queryOne("SELECT * FROM change_request WHERE id = ?", RequestRow::read, id);
    }

    /** Waits for whoever else decides about it. */
    @Transactional(TxType.MANDATORY)
    Optional<ChangeRequest> lock(UUID id) {
        return sql.queryOne("SELECT * FROM change_request WHERE id = ? FOR UPDATE", RequestRow::read, id);
    }

    /** Empty when it is not due any more, or another replica is at it. */
    @Transactional(TxType.MANDATORY)
    Optional<ChangeRequest> lockDue(UUID id, Instant now) {
        return sql.queryOne(
                "SELECT * FROM change_request WHERE id = ? AND due_at <= ? FOR UPDATE SKIP LOCKED",
                RequestRow::read,
                id,
                now);
    }

    /** All of them, the earliest first: one that cannot be handled now must not hide those behind it. */
    List<UUID> due(Instant now) {
        return sql.query(
                "SELECT id FROM change_request WHERE due_at <= ? ORDER BY due_at, id",
                row -> row.getObject("id", UUID.class),
                now);
    }

    /** How many are open about the same flag or segment. */
    @Transactional(TxType.MANDATORY)
    int open(Wanted wanted) {
        return sql.query(
                        """
                        SELECT count(*) FROM change_request WHERE due_at IS NOT NULL AND environment = ? AND service = ?
                          AND flag IS NOT DISTINCT FROM ?::text AND segment IS NOT DISTINCT FROM ?::text
                        """,
                        row -> row.getInt(1),
                        wanted.scope().environment(),
                        wanted.scope().service(),
                        wanted.flagKey(),
                        wanted.segmentName())
                .getFirst();
    }

    @Transactional(TxType.MANDATORY)
    void add(ChangeRequest request) {
        Wanted wanted = request.wanted();
        Terms terms = request.terms();
        Posted posted = request.posted();
        sql.update(
                """
                INSERT INTO change_request (id, environment, service, flag, segment, change, at, only_if_unchanged,
                    expires_at, author, author_of_tokens_file, reason, revision, created_at, state, due_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                request.id(),
                wanted.scope().environment(),
                wanted.scope().service(),
                wanted.flagKey(),
                wanted.segmentName(),
                WantedText.write(wanted),
                terms.at(),
                terms.onlyIfUnchanged(),
                terms.expiresAt(),
                posted.author().name(),
                posted.author().ofTokensFile(),
                posted.reason(),
                posted.revision(),
                posted.at(),
                request.standing().state().name(),
                request.dueAt());
    }

    /** Writes where it stands now; only after it was locked or added. */
    @Transactional(TxType.MANDATORY)
    void save(ChangeRequest request) {
        StandingColumns columns = StandingColumns.of(request.standing());
        sql.update(
                """
                UPDATE change_request SET state = ?, approver = ?, approval_reason = ?, settled_at = ?, settled_by = ?,
                    settled_reason = ?, applied_revision = ?, segment_before = ?, problem = ?, detail = ?, due_at = ?
                WHERE id = ?
                """,
                columns.state().name(),
                columns.approval() == null ? null : columns.approval().by(),
                columns.approval() == null ? null : columns.approval().reason(),
                columns.settledAt(),
                columns.by(),
                columns.reason(),
                columns.revision(),
                columns.segmentBefore(),
                columns.problem(),
                columns.detail(),
                request.dueAt(),
                request.id());
    }
}

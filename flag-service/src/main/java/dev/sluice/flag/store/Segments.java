package dev.sluice.flag.store;

import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Segments; deleted ones stay as rows without alternatives. */
@ApplicationScoped
public class Segments {
    private final Sql sql;

    public Segments(Sql sql) {
        this.sql = sql;
    }

    /** Only after {@link Catalogue#lock}. */
    @Transactional(TxType.MANDATORY)
    public void save(Scope scope, String name, @Nullable Segment segment, long catalogueVersion, Instant at) {
        sql.update(
                """
                INSERT INTO segment (environment, service, name, any_of, catalogue_version, changed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (environment, service, name) DO UPDATE
                SET any_of = excluded.any_of, catalogue_version = excluded.catalogue_version, changed_at = excluded.changed_at
                """,
                scope.environment(),
                scope.service(),
                name,
                segment == null ? null : SegmentText.write(segment),
                catalogueVersion,
                at);
    }

    /** By name. */
    @Transactional
    public List<Segment> of(Scope scope) {
        return sql
                .query(
                        "SELECT environment, service, name, any_of, catalogue_version FROM segment"
                                + " WHERE environment = ? AND service = ? AND any_of IS NOT NULL ORDER BY name",
                        Segments::entry,
                        scope.environment(),
                        scope.service())
                .stream()
                .map(SegmentEntry::segment)
                .flatMap(segment -> Optional.ofNullable(segment).stream())
                .toList();
    }

    @Transactional
    public Optional<Segment> find(Scope scope, String name) {
        return of(scope).stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /** The version of the catalogue when the segment was written or deleted last; 0 if never. */
    @Transactional
    public long version(Scope scope, String name) {
        return sql.queryOne(
                        "SELECT catalogue_version FROM segment WHERE environment = ? AND service = ? AND name = ?",
                        row -> row.getLong(1),
                        scope.environment(),
                        scope.service(),
                        name)
                .orElse(0L);
    }

    /** What changed after a version of the catalogue. */
    @Transactional
    public List<SegmentEntry> changedAfter(long catalogueVersion) {
        return sql.query(
                "SELECT environment, service, name, any_of, catalogue_version FROM segment WHERE catalogue_version > ?",
                Segments::entry,
                catalogueVersion);
    }

    private static SegmentEntry entry(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String anyOf = row.getString("any_of");
        return new SegmentEntry(
                new Scope(row.getString("environment"), row.getString("service")),
                name,
                anyOf == null ? null : SegmentText.read(name, anyOf),
                row.getLong("catalogue_version"));
    }
}

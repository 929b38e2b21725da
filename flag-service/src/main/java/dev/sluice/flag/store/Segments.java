package dev.sluice.flag.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.InvalidTargetingException;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.TargetingReader;
import dev.sluice.flag.targeting.TargetingWriter;
import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Segments; deleted ones stay as rows without alternatives. */
@ApplicationScoped
public class Segments {
    private static final ObjectMapper JSON = new ObjectMapper();

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
                segment == null ? null : text(segment),
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
                anyOf == null ? null : new Segment(name, clauses(anyOf)),
                row.getLong("catalogue_version"));
    }

    private static String text(Segment segment) {
        ArrayNode anyOf = JSON.createArrayNode();
        segment.anyOf().forEach(clauses -> anyOf.add(TargetingWriter.clauses(clauses)));
        return anyOf.toString();
    }

    private static List<List<Clause>> clauses(String text) {
        List<List<Clause>> anyOf = new ArrayList<>();
        try {
            for (JsonNode clauses : JSON.readTree(text)) {
                anyOf.add(TargetingReader.clauses(clauses, ""));
            }
        } catch (JsonProcessingException | InvalidTargetingException e) {
            throw new IllegalStateException("the column any_of holds what this service never wrote", e);
        }
        return anyOf;
    }
}

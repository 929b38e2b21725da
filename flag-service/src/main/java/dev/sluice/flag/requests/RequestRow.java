package dev.sluice.flag.requests;

import dev.sluice.flag.model.Scope;
import dev.sluice.flag.requests.life.Author;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.Posted;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code change_request}. */
final class RequestRow {
    private RequestRow() {}

    static ChangeRequest read(ResultSet row) throws SQLException {
        @Nullable String segment = row.getString("segment");
        return new ChangeRequest(
                row.getObject("id", UUID.class),
                wanted(row, segment),
                new Terms(
                        StandingColumns.instant(row, "at"),
                        row.getBoolean("only_if_unchanged"),
                        Objects.requireNonNull(StandingColumns.instant(row, "expires_at"))),
                new Posted(
                        new Author(row.getString("author"), row.getBoolean("author_of_tokens_file")),
                        row.getString("reason"),
                        Objects.requireNonNull(StandingColumns.instant(row, "created_at")),
                        row.getLong("revision")),
                StandingColumns.of(row).standing(segment));
    }

    private static Wanted wanted(ResultSet row, @Nullable String segment) throws SQLException {
        Scope scope = new Scope(row.getString("environment"), row.getString("service"));
        String change = row.getString("change");
        return segment == null
                ? WantedText.flag(scope, row.getString("flag"), change)
                : WantedText.segment(scope, segment, change);
    }
}

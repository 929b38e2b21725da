package dev.sluice.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.sql.SqlFailure;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "57014", "58030", "25006", "28P01",
                "28000", "XX000", "F0000"
            })
    void whatTheDatabaseSuffersHeals(String state) {
        Throwable failure = new IllegalStateException(new SqlFailure(new SQLException("x", state)));
        assertThat(Failures.isTransient(failure)).isTrue();
        assertThat(Failures.mayHeal(failure, 1_000_000)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0A000", "42601", "42P01", "P0001"})
    void whatTheStatementDidWrongIsTriedUntilItIsMended(String state) {
        Throwable failure = new SqlFailure(new SQLException("x", state));
        assertThat(Failures.isTransient(failure)).isFalse();
        assertThat(Failures.mayHeal(failure, 1_000_000)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22003", "22P05"})
    void valuesThatTheDatabaseRefusesDoNotHeal(String state) {
        Throwable failure = new IllegalStateException(new SqlFailure(new SQLException("x", state)));
        assertThat(Failures.mayHeal(failure, 1)).isFalse();
    }

    @Test
    void aPoolWithoutConnectionsAndANetworkWithoutAnswerHeal() {
        assertThat(Failures.isTransient(new SqlFailure(new SQLException("Sorry, acquisition timeout!"))))
                .isTrue();
        assertThat(Failures.isTransient(new IllegalStateException(new ConnectException("refused"))))
                .isTrue();
        assertThat(Failures.isTransient(new OptimisticLockException())).isTrue();
        assertThat(Failures.isTransient(new IllegalStateException(new RollbackException("timeout"))))
                .isTrue();
    }

    @Test
    void aRollbackHasTheReasonOfItsCause() {
        RollbackException rollback = new RollbackException("rolled back");
        rollback.initCause(new SQLException("x", "22001"));
        assertThat(Failures.mayHeal(rollback, 1)).isFalse();
    }

    @Test
    void aMalformedRecordDoesNotHeal() {
        assertThat(Failures.mayHeal(new MalformedEventException("x"), 1)).isFalse();
        assertThat(Failures.mayHeal(new MalformedEventException("x", new SQLException("x", "08006")), 1))
                .isFalse();
    }

    @Test
    void aMistakeOfOursIsTriedUntilItIsMended() {
        for (Throwable mistake : List.of(
                new NullPointerException(),
                new IllegalStateException("x"),
                new IllegalArgumentException("x"),
                new NoClassDefFoundError("x"))) {
            assertThat(Failures.isTransient(mistake)).isFalse();
            assertThat(Failures.mayHeal(mistake, 1_000_000)).isTrue();
        }
    }

    @Test
    void unreadableJsonIsTheRecordsFaultOnlyWhenItIsTheRecords() {
        JsonParseException unreadable = new JsonParseException(null, "x");
        assertThat(Failures.mayHeal(new MalformedEventException("x", unreadable), 1))
                .isFalse();
        Throwable stored = new IllegalStateException("what we stored cannot be read", unreadable);
        assertThat(Failures.mayHeal(stored, 1)).isTrue();
        assertThat(Failures.isTransient(stored))
                .as("Jackson's failures are IOExceptions, yet no trouble of the network")
                .isFalse();
    }

    @Test
    void aViolationIsTriedAFewTimesOnly() {
        SqlFailure violation = new SqlFailure(new SQLException("duplicate", "23505"));
        assertThat(Failures.mayHeal(violation, 4)).isTrue();
        assertThat(Failures.mayHeal(violation, 5)).isFalse();
    }
}

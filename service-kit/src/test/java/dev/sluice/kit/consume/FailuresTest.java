package dev.sluice.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import dev.sluice.kit.envelope.MalformedEventException;
import dev.sluice.kit.sql.SqlFailure;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "57014", "58030"})
    void whatTheDatabaseSuffersHeals(String state) {
        assertThat(Failures.isTransient(new IllegalStateException(new SqlFailure(new SQLException("x", state)))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "42601", "23505", "23503"})
    void whatTheStatementDidWrongDoesNot(String state) {
        assertThat(Failures.isTransient(new SqlFailure(new SQLException("x", state))))
                .isFalse();
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
        assertThat(Failures.isTransient(rollback)).isFalse();
    }

    @Test
    void mistakesAndMalformedRecordsDoNotHeal() {
        assertThat(Failures.isTransient(new MalformedEventException("x"))).isFalse();
        assertThat(Failures.isTransient(new IllegalArgumentException("x"))).isFalse();
        assertThat(Failures.mayHeal(new NullPointerException(), 1)).isFalse();
    }

    @Test
    void unreadableJsonDoesNotHealThoughJacksonCallsItAnIoException() {
        JsonParseException unreadable = new JsonParseException(null, "x");
        assertThat(Failures.isTransient(new MalformedEventException("x", unreadable)))
                .isFalse();
        assertThat(Failures.isTransient(new IllegalStateException(unreadable))).isFalse();
    }

    @Test
    void aViolationIsTriedAFewTimesOnly() {
        SqlFailure violation = new SqlFailure(new SQLException("duplicate", "23505"));
        assertThat(Failures.mayHeal(violation, 1)).isTrue();
        assertThat(Failures.mayHeal(violation, 5)).isFalse();
    }
}

package dev.sluice.kit.consume;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.kit.envelope.MalformedEventException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of the record, which no further attempt heals, from all others. Only what is known to be the record's fault is given up
 * (its consumer calls it malformed, or the database refuses its values), because giving up loses the event. All else is tried again for
 * ever: the list of what may happen to a database is never complete (a failover leaves it read-only, a password is changed), and a defect
 * of ours is mended by an upgrade, after which the waiting record is handled. Until then its partition waits, visibly.
 */
public final class Failures {
    /** Two transactions may insert the same row at once; the second one's next attempt sees it. More often it is a mistake. */
    private static final int ATTEMPTS_AFTER_A_VIOLATION = 5;

    /**
     * SQLSTATE classes: connection, transaction state (read-only after a failover), login, no such catalog yet, rollback (serialization,
     * deadlock), resources, state, operator, system, configuration, internal.
     */
    private static final Set<String> SURROUNDINGS =
            Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX");

    /** SQLSTATE class: a value that is too long, out of range or no text. */
    private static final String DATA = "22";

    private static final String INTEGRITY = "23";

    private Failures() {}

    /** Whether a failure is known to be one of connection, serialization or timeout: for words, a decision needs {@link #mayHeal}. */
    public static boolean isTransient(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return chain.stream().noneMatch(Failures::ofTheRecord) && chain.stream().anyMatch(Failures::ofTheSurroundings);
    }

    static boolean mayHeal(Throwable failure, int attempt) {
        List<Throwable> chain = chain(failure);
        boolean violation = chain.stream().anyMatch(cause -> stateClass(cause).equals(INTEGRITY));
        return chain.stream().noneMatch(Failures::ofTheRecord) && (!violation || attempt < ATTEMPTS_AFTER_A_VIOLATION);
    }

    static String summary(Throwable failure) {
        Throwable last = chain(failure).getLast();
        return last.getClass().getSimpleName() + ": " + last.getMessage();
    }

    /** JSON that cannot be read is the record's only when the consumer says so: it may be what we stored ourselves. */
    private static boolean ofTheRecord(Throwable cause) {
        return cause instanceof MalformedEventException || stateClass(cause).equals(DATA);
    }

    private static boolean ofTheSurroundings(Throwable cause) {
        if (cause instanceof SQLException sql) {
            // Agroal's acquisition timeout has no SQLSTATE.
            return sql instanceof SQLTransientException
                    || sql.getSQLState() == null
                    || SURROUNDINGS.contains(stateClass(sql));
        }
        return cause instanceof OptimisticLockException
                || cause instanceof PessimisticLockException
                || cause instanceof LockTimeoutException
                || cause instanceof QueryTimeoutException
                || cause instanceof TimeoutException
                || (cause instanceof IOException && !(cause instanceof JsonProcessingException))
                || isTransactionEnd(cause);
    }

    /** A commit that failed: the handler had succeeded by then, so the connection or the timeout is to blame. */
    private static boolean isTransactionEnd(Throwable cause) {
        boolean rolledBackByCommit = cause instanceof RollbackException && cause.getCause() == null;
        return rolledBackByCommit
                || cause instanceof SystemException
                || cause instanceof HeuristicMixedException
                || cause instanceof HeuristicRollbackException
                || cause instanceof XAException;
    }

    private static String stateClass(Throwable cause) {
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable cause = failure; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}

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

/** Tells failures of the surroundings, which heal, from failures of the record, which do not. */
public final class Failures {
    /** Two transactions may insert the same row at once; the second one's next attempt sees it. More often it is a mistake. */
    private static final int ATTEMPTS_AFTER_A_VIOLATION = 5;

    /** SQLSTATE classes: connection, no such catalog yet, rollback (serialization, deadlock), resources, state, operator, system. */
    private static final Set<String> SURROUNDINGS = Set.of("08", "3D", "40", "53", "55", "57", "58");

    private static final String INTEGRITY = "23";

    private Failures() {}

    /** Whether a failure is one of connection, serialization or timeout. */
    public static boolean isTransient(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return chain.stream().noneMatch(Failures::ofTheRecord) && chain.stream().anyMatch(Failures::ofTheSurroundings);
    }

    static boolean mayHeal(Throwable failure, int attempt) {
        return isTransient(failure)
                || (attempt < ATTEMPTS_AFTER_A_VIOLATION
                        && chain(failure).stream()
                                .anyMatch(cause -> stateClass(cause).equals(INTEGRITY)));
    }

    static String summary(Throwable failure) {
        Throwable last = chain(failure).getLast();
        return last.getClass().getSimpleName() + ": " + last.getMessage();
    }

    /** Jackson's failures are IOExceptions, yet say that the bytes are wrong. */
    private static boolean ofTheRecord(Throwable cause) {
        return cause instanceof MalformedEventException || cause instanceof JsonProcessingException;
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
                || cause instanceof IOException
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

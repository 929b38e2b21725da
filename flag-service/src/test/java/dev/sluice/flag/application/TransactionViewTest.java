package dev.sluice.flag.application;

import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransactionViewTest {
    private final AtomicInteger reads = new AtomicInteger();
    private final Snapshot committed = Snapshot.EMPTY.caughtUp(List.of(new FlagEntry(flag("a", on(false, 0)), 1)), 1);

    @Test
    void readsOnceHoweverManyFlagsATransactionChanges() {
        TransactionView view = view(new Transaction());
        for (int i = 0; i < 500; i++) {
            assertThat(view.snapshot().version()).isEqualTo(i + 1);
            view.written(new FlagEntry(flag("flag-" + i, on(false, 0)), i + 2));
            assertThat(view.snapshot().flag("flag-" + i)).isNotNull();
        }

        assertThat(reads).hasValue(1);
        assertThat(view.snapshot().flag("a")).isSameAs(committed.flag("a"));
    }

    @Test
    void anotherTransactionReadsForItself() {
        TransactionView one = view(new Transaction());
        one.written(new FlagEntry(flag("early", on(false, 0)), 2)); // nobody has asked so far: it will be read
        assertThat(reads).hasValue(0);
        assertThat(one.snapshot()).isSameAs(committed);

        assertThat(view(new Transaction()).snapshot()).isSameAs(committed);
        assertThat(reads).hasValue(2);
    }

    private TransactionView view(Transaction transaction) {
        return new TransactionView(
                () -> {
                    reads.incrementAndGet();
                    return committed;
                },
                transaction);
    }

    /** One that only keeps what it is given. */
    private static final class Transaction implements TransactionSynchronizationRegistry {
        private final Map<Object, Object> resources = new HashMap<>();

        @Override
        public Object getTransactionKey() {
            return this;
        }

        @Override
        public void putResource(Object key, Object value) {
            resources.put(key, value);
        }

        @Override
        public @Nullable Object getResource(Object key) {
            return resources.get(key);
        }

        @Override
        public void registerInterposedSynchronization(Synchronization synchronization) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getTransactionStatus() {
            return Status.STATUS_ACTIVE;
        }

        @Override
        public void setRollbackOnly() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean getRollbackOnly() {
            return false;
        }
    }
}

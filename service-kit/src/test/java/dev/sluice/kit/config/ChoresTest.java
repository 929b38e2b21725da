package dev.sluice.kit.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kit.lease.Leases;
import dev.sluice.kit.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ChoresTest {
    @Test
    void aChoreThatFailedIsRunAgainWhateverItThrew() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        Leases unused = new Leases(new Sql(new PGSimpleDataSource()), "test-0");
        Chores chores = new Chores(List.of(new Failing(runs)), unused);

        chores.start(new StartupEvent());
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        chores.stop(new ShutdownEvent());
    }

    /** Fails in two ways by turns. */
    private record Failing(CountDownLatch runs) implements Chore {
        @Override
        public String name() {
            return "fail";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(5);
        }

        @Override
        public boolean oncePerInstallation() {
            return false;
        }

        @Override
        public void run() {
            runs.countDown();
            if (runs.getCount() % 2 == 0) {
                throw new NoClassDefFoundError("x");
            }
            throw new IllegalStateException("x");
        }
    }
}

package dev.sluice.kit.lease;

import dev.sluice.kit.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Named leases for work that one replica at a time should do. A lease ends by the database's clock, also when its holder sleeps: check
 * again before an effect that cannot be fenced. Rows of a table of your own are better leased in that table
 * ({@code UPDATE … WHERE lease_until < now() … FOR UPDATE SKIP LOCKED}).
 */
@ApplicationScoped
public class Leases {
    private final Sql sql;
    private final String holder;

    public Leases(Sql sql, @ConfigProperty(name = "sluice.replica") String replica) {
        this.sql = sql;
        this.holder = replica + "/" + UUID.randomUUID(); // a restarted replica is another holder
    }

    /** Takes a lease that is free or over, or prolongs one that this process holds. */
    public boolean take(String name, Duration duration) {
        return sql.update("""
                        INSERT INTO lease (name, holder, until) VALUES (?, ?, now() + ? * interval '1 millisecond')
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
                        WHERE lease.holder = excluded.holder OR lease.until < now()
                        """, name, holder, duration.toMillis()) == 1;
    }

    /** Gives a lease back; without effect when another process holds it. */
    public void release(String name) {
        sql.update("DELETE FROM lease WHERE name = ? AND holder = ?", name, holder);
    }
}

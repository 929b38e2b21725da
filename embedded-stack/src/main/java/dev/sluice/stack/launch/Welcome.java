package dev.sluice.stack.launch;

import java.io.PrintStream;

/** What a person needs to know once everything is ready. */
final class Welcome {
    private Welcome() {}

    static void print(Layout layout, Replicas replicas, Keys keys, double seconds, PrintStream out) {
        out.printf("%nSluice is ready after %.1f s.%n", seconds);
        out.println("  rollout-service  " + layout.url(Layout.ROLLOUT));
        out.println("  flag-service     " + layout.url(Layout.FLAG));
        out.println("   in-process      " + layout.address(Layout.FLAG_SYNC)
                + " (gRPC flagd.sync.v1, selector production/shop)");
        out.println("  monitor-service  " + layout.url(Layout.MONITOR));
        out.println("  rollback-service " + layout.url(Layout.ROLLBACK));
        out.println("  demo gateway     " + layout.url(Layout.GATEWAY));
        if (replicas.count() > 1) {
            out.println("  of each service  " + replicas.count() + " replicas, the URLs of the first ones above");
        }
        Keys.ROLES.forEach(role -> out.printf("  token %-10s %s%n", role, keys.token(role)));
        out.println("All of this is in " + layout.stackFile() + ". Next: ./sluice demo good");
    }
}

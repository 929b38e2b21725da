package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.RouterUnderTest;
import dev.sluice.actuators.TrafficRouter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A real HAProxy in front of {@link Storefront}, with a route of either kind; begins with everything on the baseline. */
public final class HaproxyUnderTest implements RouterUnderTest {

    private final Storefront store = new Storefront();
    private final int port = HaproxyProcess.freePort();
    private final int runtimePort = HaproxyProcess.freePort();
    private final HaproxyProcess process;
    private final String query;
    private final boolean tcp;

    /** What of the configuration a test wants otherwise. */
    record Options(String balance, String server, String baseline, boolean tcp) {
        static final Options PLAIN =
                new Options("balance roundrobin", "check inter 100 fastinter 50 fall 2 rise 1", "", false);

        Options balance(String lines) {
            return new Options(lines, server, baseline, tcp);
        }

        Options server(String words) {
            return new Options(balance, words, baseline, tcp);
        }

        Options baseline(String words) {
            return new Options(balance, server, words, tcp);
        }

        Options overTcp() {
            return new Options(balance, server, baseline, true);
        }
    }

    private interface Sections {
        String after(Path folder, HaproxyUnderTest under);
    }

    private HaproxyUnderTest(String query, boolean tcp, Sections sections) {
        Path folder = HaproxyProcess.folder();
        this.query = query.replace("{folder}", folder.toString());
        this.tcp = tcp;
        this.process = new HaproxyProcess(
                folder,
                HaproxyProcess.global(folder, "  stats socket ipv4@127.0.0.1:" + runtimePort + " level admin")
                        + "frontend shop\n  bind 127.0.0.1:" + port + "\n" + sections.after(folder, this));
    }

    /** Shares by the weights of servers {@code stable} and {@code canary} of backend {@code shop}. */
    static HaproxyUnderTest weights(Options options) {
        return new HaproxyUnderTest(
                "backend=shop&version.1.0.0=stable&version.2.0.0=canary",
                options.tcp(),
                (folder, under) -> """
                  default_backend shop
                backend shop
                  %s
                  server stable 127.0.0.1:%d weight 100 %s %s
                  server canary 127.0.0.1:%d weight 0 %s %s
                """.formatted(
                                options.balance(),
                                under.store.baselinePort(),
                                options.server(),
                                options.baseline(),
                                under.store.candidatePort(),
                                options.server(),
                                options.baseline().replace("stable", "canary")));
    }

    public static HaproxyUnderTest weights() {
        return weights(Options.PLAIN);
    }

    /** Shares by entry {@code shop-b} of a map that begins empty. */
    static HaproxyUnderTest map(Options options) {
        return new HaproxyUnderTest(
                "map={folder}/shares.map&key=shop-b&version.1.0.0=shop-a&version.2.0.0=shop-b",
                options.tcp(),
                (folder, under) -> {
                    Path map = folder.resolve("shares.map");
                    try {
                        java.nio.file.Files.writeString(map, "");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return """
                      http-request set-var(txn.share) str(shop-b),map(%s,0)
                      http-request set-var(txn.draw) rand(1000)
                      use_backend shop-b if { var(txn.draw),sub(txn.share) lt 0 }
                      default_backend shop-a
                    backend shop-a
                      server one 127.0.0.1:%d %s
                    backend shop-b
                      server one 127.0.0.1:%d %s
                    """.formatted(
                                    map,
                                    under.store.baselinePort(),
                                    options.server(),
                                    under.store.candidatePort(),
                                    options.server());
                });
    }

    @Override
    public boolean asksForASecret() {
        return false;
    }

    @Override
    public TrafficRouter driver(Optional<String> secret) {
        return new HaproxyTrafficRouter(ROUTE, url(), Optional::empty);
    }

    public URI url() {
        String place = tcp ? "haproxy+tcp://127.0.0.1:" + runtimePort : "haproxy+unix://" + process.socket();
        return URI.create(place + "?" + query);
    }

    HaproxyProcess process() {
        return process;
    }

    Storefront store() {
        return store;
    }

    int port() {
        return port;
    }

    @Override
    public void restart() {
        process.restart();
    }

    public void reload() {
        process.reload();
    }

    @Override
    public void close() {
        process.close();
        store.close();
    }
}

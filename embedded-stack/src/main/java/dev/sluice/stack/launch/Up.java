package dev.sluice.stack.launch;

import dev.sluice.stack.StackException;
import dev.sluice.stack.launch.ClassArchive.Missing;
import dev.sluice.stack.rest.Api;
import dev.sluice.stack.server.Orphans;
import dev.sluice.stack.server.Ports;
import dev.sluice.stack.server.RunningInfrastructure;
import dev.sluice.stack.setup.Registration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** {@code ./sluice up}: everything from nothing to ready. */
final class Up {
    private final Layout layout;
    private final Replicas replicas;
    private final Progress progress;
    private final Ledger ledger;

    Up(Layout layout, Replicas replicas, Progress progress, Ledger ledger) {
        this.layout = layout;
        this.replicas = replicas;
        this.progress = progress;
        this.ledger = ledger;
    }

    /** Starts everything and returns once all of it is ready; leaves nothing behind when a part does not come up. */
    void run(boolean fresh) throws IOException, InterruptedException {
        refuseWhenRunning();
        // Before the data goes: it is what tells an orphan's process.
        Orphans.stopPostgres(RunningInfrastructure.postgresData(layout.data()));
        if (fresh) {
            Fresh.clear(layout);
            progress.say("cleared   " + layout.state());
        }
        Keys keys = Keys.prepare(layout.keyFiles());
        Parts parts = new Parts(layout, replicas);
        refuseTakenPorts(parts.all(keys));
        Files.createDirectories(layout.classes());
        try {
            start(parts, keys);
        } catch (IOException | StackException e) {
            progress.say("stopping what was started");
            new Down(layout).run(ledger.running());
            ledger.letGo();
            Fresh.clearClasses(layout);
            throw e;
        }
    }

    private void start(Parts parts, Keys keys) throws IOException, InterruptedException {
        Starter starter = new Starter(progress, ledger);
        starter.start(parts.infrastructure(), Missing.KEEP);
        starter.awaitReady();
        Databases.prepare(layout, keys);
        for (int replica : replicas.numbers()) {
            // One after another: the first ones migrate the databases, which the others then find done.
            startAll(starter, parts.services(replica, keys), replica == 1 ? Missing.KEEP : Missing.DO_WITHOUT);
        }
        // Last, since its visitors come at once and would only slow the services' start.
        startAll(starter, parts.demo(), Missing.KEEP);
        register(keys);
        progress.say("registered route shop, sources gateway and shop, flag new-checkout");
        StackFile.write(layout, keys, ledger.running());
    }

    private static void startAll(Starter starter, List<Part> parts, Missing missing)
            throws IOException, InterruptedException {
        for (Part part : parts) {
            starter.start(part, missing);
        }
        starter.awaitReady();
    }

    private void register(Keys keys) throws IOException, InterruptedException {
        Optional<String> admin = Optional.of(keys.token("admin"));
        new Registration(
                        new Api(layout.url(Layout.ROLLOUT), admin),
                        new Api(layout.url(Layout.FLAG), admin),
                        layout.url(Layout.GATEWAY),
                        layout.url(Layout.SHOP_ONE))
                .run();
    }

    private void refuseWhenRunning() throws IOException {
        Optional<Running> running = Running.read(layout.runningFile());
        if (running.isPresent() && running.get().anyAlive()) {
            throw new StackException("Sluice runs already. “./sluice status” shows it, “./sluice down” stops it.");
        }
    }

    private void refuseTakenPorts(List<Part> parts) {
        List<String> taken = parts.stream()
                .flatMap(part -> part.ports().stream()
                        .filter(port -> !Ports.isFree(port))
                        .map(port -> "port " + port + " (for " + part.title() + ") is taken by another program"))
                .toList();
        if (!taken.isEmpty()) {
            throw new StackException(String.join("\n", taken)
                    + "\nStop that program, or move every port of Sluice: ./sluice up --port-offset "
                    + (layout.portOffset() + 100));
        }
    }
}

package dev.sluice.stack.launch;

import dev.sluice.stack.StackException;
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
    private final Progress progress;

    Up(Layout layout, Progress progress) {
        this.layout = layout;
        this.progress = progress;
    }

    /** Starts everything and returns once all of it is ready; leaves nothing behind when a part does not come up. */
    void run(boolean fresh) throws IOException, InterruptedException {
        refuseWhenRunning();
        if (fresh) {
            Fresh.clear(layout);
            progress.say("cleared   " + layout.state());
        }
        Orphans.stopPostgres(RunningInfrastructure.postgresData(layout.data()));
        Keys keys = Keys.prepare(layout.keyFiles());
        Parts parts = new Parts(layout);
        refuseTakenPorts(parts.all(keys));
        Files.createDirectories(layout.classArchive("any").resolveSibling(""));
        try {
            start(parts, keys);
        } catch (IOException | StackException e) {
            progress.say("stopping what was started");
            new Down(layout).run();
            Fresh.clearClasses(layout);
            throw e;
        }
    }

    private void start(Parts parts, Keys keys) throws IOException, InterruptedException {
        Starter starter = new Starter(progress);
        Running running = Running.nothing(layout.portOffset());
        running = launch(starter, running, List.of(parts.infrastructure()));
        starter.awaitReady();
        Databases.prepare(layout, keys);
        running = launch(starter, running, parts.services(keys));
        starter.awaitReady();
        // Last, since its visitors come at once and would only slow the services' start.
        running = launch(starter, running, parts.demo());
        starter.awaitReady();
        register(keys);
        progress.say("registered route shop, sources gateway and shop, flag new-checkout");
        StackFile.write(layout, keys, running);
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

    private Running launch(Starter starter, Running before, List<Part> parts) throws IOException {
        Running running = before;
        for (Part part : parts) {
            running = running.with(part.name(), starter.start(part));
            // After each start, so that “down” knows it even when this launcher is killed now.
            running.write(layout.runningFile());
        }
        return running;
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

package dev.sluice.stack.launch;

import dev.sluice.stack.StackException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The commands of {@code ./sluice} that start, watch and stop the system. */
public final class Commands {
    private final Path root;
    private final Path state;
    private final PrintStream out;

    public Commands(Path root, Path state, PrintStream out) {
        this.root = root;
        this.state = state;
        this.out = out;
    }

    /** Starts everything; without {@code detach} it stays until this process or the system is asked to end. */
    public void up(boolean detach, boolean fresh, int portOffset, Replicas replicas)
            throws IOException, InterruptedException {
        Layout layout = new Layout(root, state, portOffset);
        Progress progress = new Progress(out);
        Ledger ledger = new Ledger(layout.runningFile(), Running.nothing(portOffset));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopQuietly(layout, ledger), "stop"));
        exclusively(() -> new Up(layout, replicas, progress, ledger).run(fresh));
        Welcome.print(layout, replicas, Keys.read(layout.keyFiles()), progress.seconds(), out);
        if (!detach) {
            out.println("Ctrl-C stops everything.");
            while (ledger.stillRuns()) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            out.println("Another command has stopped it.");
        }
        ledger.letGo();
    }

    public void down() throws IOException, InterruptedException {
        exclusively(() -> {
            long ended = new Down(new Layout(root, state, 0)).run();
            out.println(ended == 0 ? "Nothing was running." : "Stopped. The data stays in " + state + ".");
        });
    }

    public void restart(String part) throws IOException, InterruptedException {
        exclusively(() -> {
            Running running = running();
            new Restart(new Layout(root, state, running.portOffset()), running, new Progress(out)).run(part);
        });
    }

    /** Returns whether every part is ready. */
    public boolean status() throws IOException, InterruptedException {
        Running running = running();
        return new Status(new Layout(root, state, running.portOffset()), running).print(out);
    }

    private Running running() throws IOException {
        return Running.read(new Layout(root, state, 0).runningFile())
                .orElseThrow(() -> new StackException("Sluice does not run. Start it with “./sluice up”."));
    }

    /** Ends what this launcher has started and has not let go of. */
    private void stopQuietly(Layout layout, Ledger ledger) {
        if (ledger.running().processes().isEmpty()) {
            return;
        }
        try {
            out.println("stopping");
            ledger.stillRuns();
            new Down(layout).run(ledger.running());
        } catch (IOException e) {
            System.err.println("could not stop in order: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Change {
        void make() throws IOException, InterruptedException;
    }

    /** One command at a time changes what runs. */
    private void exclusively(Change change) throws IOException, InterruptedException {
        Files.createDirectories(state);
        try (FileChannel channel =
                FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                throw new StackException(
                        "another ./sluice command is starting or stopping the system; wait for it to end");
            }
            change.make();
        }
    }
}

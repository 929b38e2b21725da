package dev.sluice.stack.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same people, asked again and again which checkout they get. */
final class Population {
    /** How many are asked; none of them is internal. */
    static final int SIZE = 500;

    private static final int AT_ONCE = 8;

    private final Checkouts checkouts;
    private Set<String> on = new TreeSet<>();

    Population(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /** Asks everybody again, and complains when somebody who had the new checkout lost it. Returns how many have it. */
    int ask() throws IOException, InterruptedException {
        Set<String> now = having();
        Set<String> lost = new TreeSet<>(on);
        lost.removeAll(now);
        DemoFailedException.unless(lost.isEmpty(), "nobody who had the new checkout loses it, but did: " + lost);
        on = now;
        return now.size();
    }

    /** Forgets who had it: a rollback takes it from everybody. */
    int askAfterRollback() throws IOException, InterruptedException {
        on = having();
        return on.size();
    }

    boolean colleagueHasIt() throws IOException, InterruptedException {
        return checkouts.hasNew("colleague", true);
    }

    private Set<String> having() throws IOException, InterruptedException {
        List<String> people =
                IntStream.range(0, SIZE).mapToObj(i -> "customer-" + i).toList();
        Set<String> having = new TreeSet<>();
        try (ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Boolean>> answers = new ArrayList<>();
            people.forEach(person -> answers.add(askers.submit(() -> checkouts.hasNew(person, false))));
            for (int i = 0; i < people.size(); i++) {
                if (answers.get(i).get()) {
                    having.add(people.get(i));
                }
            }
        } catch (ExecutionException e) {
            throw new IOException("asking who has the new checkout failed: " + e.getCause(), e);
        }
        return having;
    }
}

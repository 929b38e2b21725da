package dev.sluice.flagengine.conformance;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts for the test what Cucumber ran. */
public final class PassedScenarios implements ConcurrentEventListener {
    private static final AtomicInteger PASSED = new AtomicInteger();
    private static final List<String> OTHERS = new CopyOnWriteArrayList<>();

    @Override
    public void setEventPublisher(EventPublisher publisher) {
        publisher.registerHandlerFor(TestCaseFinished.class, PassedScenarios::note);
    }

    private static void note(TestCaseFinished finished) {
        if (finished.getResult().getStatus() == Status.PASSED) {
            PASSED.incrementAndGet();
        } else {
            OTHERS.add(finished.getTestCase().getUri() + ":"
                    + finished.getTestCase().getLocation().getLine() + " "
                    + finished.getTestCase().getName());
        }
    }

    static void reset() {
        PASSED.set(0);
        OTHERS.clear();
    }

    static int count() {
        return PASSED.get();
    }

    static List<String> others() {
        return OTHERS;
    }
}

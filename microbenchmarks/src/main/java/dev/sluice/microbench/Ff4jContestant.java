package dev.sluice.microbench;

import java.util.List;
import org.ff4j.FF4j;
import org.ff4j.core.Feature;
import org.ff4j.core.FlippingExecutionContext;
import org.ff4j.core.FlippingStrategy;
import org.ff4j.strategy.ClientFilterStrategy;
import org.ff4j.strategy.PonderationStrategy;

/** A feature of ff4j has one strategy, and its lists know one attribute: three features and a context for each list make the rule. */
final class Ff4jContestant implements Contestant {
    private static final double SHARE = 0.2;

    private final FF4j ff4j = new FF4j();
    private final List<FlippingExecutionContext> countries;
    private final List<FlippingExecutionContext> plans;

    Ff4jContestant() {
        create("country", new ClientFilterStrategy("AT,CH,DE"));
        create("plan", new ClientFilterStrategy("gold"));
        create("share", new PonderationStrategy(SHARE));
        countries =
                Caller.all().stream().map(caller -> client(caller.country())).toList();
        plans = Caller.all().stream().map(caller -> client(caller.plan())).toList();
    }

    private void create(String name, FlippingStrategy strategy) {
        Feature feature = new Feature(name, true);
        feature.setFlippingStrategy(strategy);
        ff4j.createFeature(feature);
    }

    private static FlippingExecutionContext client(String value) {
        FlippingExecutionContext context = new FlippingExecutionContext();
        context.putString(ClientFilterStrategy.CLIENT_HOSTNAME, value);
        return context;
    }

    @Override
    public boolean evaluate(int caller) {
        return ff4j.check("country", countries.get(caller))
                && ff4j.check("plan", plans.get(caller))
                && ff4j.check("share");
    }
}

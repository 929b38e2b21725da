package dev.sluice.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As {@link StackResource}, on servers that no other test uses, so that the test may stop them: a field of type {@link BrokerSwitch} is filled in. */
public final class OwnStackResource extends StackResource {
    private EmbeddedStack.@Nullable Own own;

    @Override
    protected StackAddress address() {
        return own().address();
    }

    @Override
    public Map<String, String> start() {
        own = EmbeddedStack.startOwn();
        return super.start();
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(
                new BrokerSwitch(own().process().pid()), new TestInjector.MatchesType(BrokerSwitch.class));
    }

    @Override
    public void stop() {
        super.stop();
        own().process().destroy();
    }

    private EmbeddedStack.Own own() {
        if (own == null) {
            throw new IllegalStateException("not started");
        }
        return own;
    }
}

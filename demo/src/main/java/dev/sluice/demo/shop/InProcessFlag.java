package dev.sluice.demo.shop;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/**
 * Evaluates by OpenFeature's SDK with flagd's in-process provider. Once it has the flags it goes on with what it knows when flag-service is
 * away, and asks for them again all the time.
 */
final class InProcessFlag implements CheckoutFlag {

    /** How often it looks whether a silent connection still stands; flag-service permits a ping each 5 s. */
    private static final long PING_MILLIS = 10_000;

    private final OpenFeatureAPI openFeature = OpenFeatureAPI.createIsolated();
    private final Client client = openFeature.getClient();
    private final String flag;
    private Use use = Use.NONE;

    /** Returns at once; until the flags are here everybody gets the old checkout. */
    InProcessFlag(Vertx vertx, Flags.InProcess flags) {
        this.flag = flags.flag();
        // The provider brings many classes along: more than an event loop should load.
        vertx.executeBlocking(() -> {
                    openFeature.setProvider(new FlagdProvider(options(flags)));
                    return flag;
                })
                .onFailure(cause -> System.err.println("shop: there will be no flags: " + cause));
    }

    private static FlagdOptions options(Flags.InProcess flags) {
        return FlagdOptions.builder()
                .resolverType(Config.Resolver.IN_PROCESS)
                .host(flags.host())
                .port(flags.port())
                .selector("flagSetId=" + flags.flagSet())
                .clientInterceptors(List.of(new BearerToken(flags.token())))
                .keepAlive(PING_MILLIS)
                .build();
    }

    /** In memory, and so on the caller's event loop. */
    @Override
    public Future<Variant> variant(Visitor visitor) {
        FlagEvaluationDetails<Boolean> details = client.getBooleanDetails(
                flag, false, new ImmutableContext(visitor.id(), Map.of("internal", new Value(visitor.internal()))));
        Integer revision = details.getFlagMetadata().getInteger("revision");
        use = details.getErrorCode() == null ? use.answered(revision == null ? 0 : revision) : use.fellBack();
        return Future.succeededFuture(Variant.of(details.getValue()));
    }

    @Override
    public Use use() {
        return use;
    }

    @Override
    public void close() {
        openFeature.shutdown();
    }
}

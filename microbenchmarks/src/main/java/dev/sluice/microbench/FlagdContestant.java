package dev.sluice.microbench;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The provider itself, which evaluates in process; without the OpenFeature client and its hooks, which would cost on top of it. */
final class FlagdContestant implements Contestant {
    private final String rule;
    private final Path file;
    private final FlagdProvider provider;
    private final List<EvaluationContext> callers;

    FlagdContestant(String rule) {
        this.rule = rule;
        try {
            file = Files.writeString(Files.createTempFile("sluice-rules", ".json"), Rules.DOCUMENT);
            provider = new FlagdProvider(FlagdOptions.builder()
                    .resolverType(Config.Resolver.FILE)
                    .offlineFlagSourcePath(file.toString())
                    .build());
            provider.initialize(new ImmutableContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the provider does not start", e);
        }
        callers = Caller.all().stream().map(FlagdContestant::context).toList();
    }

    private static EvaluationContext context(Caller caller) {
        return new ImmutableContext(
                caller.id(),
                Map.of(
                        "country",
                        new Value(caller.country()),
                        "plan",
                        new Value(caller.plan()),
                        "email",
                        new Value(caller.email()),
                        "version",
                        new Value(caller.version())));
    }

    @Override
    public boolean evaluate(int caller) {
        return provider.getBooleanEvaluation(rule, false, callers.get(caller)).getValue();
    }

    @Override
    public void close() {
        provider.shutdown();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

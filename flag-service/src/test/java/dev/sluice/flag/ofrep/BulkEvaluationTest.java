package dev.sluice.flag.ofrep;

import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.FlagEntry;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Definition;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.model.Kind;
import dev.sluice.flag.model.Scope;
import dev.sluice.flag.model.Variants;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.usage.EvaluationLog;
import dev.sluice.flag.usage.TestUsageConfig;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.Sink;
import dev.sluice.flag.usage.debug.DebugLog;
import dev.sluice.flag.usage.debug.Watching;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.kit.auth.Grant;
import dev.sluice.kit.auth.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkEvaluationTest {
    private static final int FLAGS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Readers CLIENT = new Readers(List.of(new Grant(Role.CLIENT, "production", "shop")));
    private static final byte[] ADA = "{\"context\":{\"targetingKey\":\"ada\"}}".getBytes(StandardCharsets.UTF_8);

    private static final Flag BOOKS = Flag.create(
            new Definition("books", Kind.RELEASE, new Scope("production", "books"), Variants.onOff()),
            Content.of(on(false, 0)));

    private final Counters counters = new Counters((flag, variant, reason) -> {});
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final DebugLog debug = new DebugLog(new TestUsageConfig(), metrics);
    private final EvaluationCounters counting = new EvaluationCounters(new EvaluationLog(counters, debug), metrics);
    private final BulkEvaluation bulk = new BulkEvaluation(counting, new Replies(counting, JSON));

    @Test
    void tellsWhatTheClientHoldsWithoutEvaluatingButCounts() {
        Snapshot snapshot = snapshot(List.of());
        String tag = tag(snapshot, null, 200);
        long evaluated = allocated(() -> tag(snapshot, tag, 304));
        long told = allocated(() -> tag(snapshot, tag, 304));

        assertThat(told).isLessThan(evaluated / 4);
        assertThat(counted()).isEqualTo(3 * FLAGS);
    }

    @Test
    void saysOfAFlagThatFailsThatItDoesAndNoMore() {
        EvaluableFlag flag = Objects.requireNonNull(snapshot(List.of()).flag("flag-7"));
        Map<String, Object> broken = new AbstractMap<>() {
            @Override
            public @Nullable Object get(Object key) {
                throw new IllegalStateException("provoked by a test");
            }

            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new IllegalStateException("provoked by a test");
            }
        };

        assertThat(BulkEvaluation.evaluated(flag, EvaluationContext.of(broken, 0))
                        .error())
                .isEqualTo(dev.sluice.flagengine.ErrorCode.GENERAL);
    }

    @Test
    void evaluatesAgainAfterAChange() {
        Snapshot before = snapshot(List.of());
        String tag = tag(before, null, 200);
        tag(before, tag, 304);
        Flag changed = flag("flag-7", on(false, 0)).next(on(false, 100), null);

        assertThat(tag(before.changed(new FlagEntry(changed, FLAGS + 1)), tag, 200))
                .isNotEqualTo(tag);
    }

    @Test
    void evaluatesEachTimeOnlyWhileAFlagOfTheCallerIsWatched() {
        Snapshot snapshot = snapshot(List.of(new FlagEntry(BOOKS, FLAGS + 1)));
        String tag = tag(snapshot, null, 200);
        Watching.ada(debug, "books");
        Watching.ada(debug, "gone");
        long evaluated = allocated(() -> tag(snapshot, tag, 304));
        assertThat(allocated(() -> tag(snapshot, tag, 304))).isLessThan(evaluated / 4);

        Watching.ada(debug, "flag-7");
        assertThat(allocated(() -> tag(snapshot, tag, 304))).isGreaterThan(evaluated / 2);
    }

    @Test
    void evaluatesEachTimeWhereARuleAsksForTheTime() throws IOException {
        Flag flag = flag("clock", on(false, 0));
        Targeting late = new Targeting.Expert(
                JSON.readTree("{\"if\": [{\">\": [{\"var\": \"$flagd.timestamp\"}, 9999999999]}, \"on\", null]}"));
        Snapshot snapshot =
                snapshot(List.of(new FlagEntry(flag.next(flag.content().with(late), null), FLAGS + 1)));
        String tag = tag(snapshot, null, 200);
        long evaluated = allocated(() -> tag(snapshot, tag, 304));
        long again = allocated(() -> tag(snapshot, tag, 304));

        assertThat(again).isGreaterThan(evaluated / 2);
        assertThat(counted()).isEqualTo(3 * (FLAGS + 1));
    }

    private static Snapshot snapshot(List<Snapshot.Entry> more) {
        List<Snapshot.Entry> entries = new ArrayList<>(more);
        for (int i = 0; i < FLAGS; i++) {
            entries.add(new FlagEntry(flag("flag-" + i, on(false, 50)), i + 1));
        }
        return Snapshot.EMPTY.caughtUp(entries, entries.size());
    }

    private String tag(Snapshot snapshot, @Nullable String ifNoneMatch, int status) {
        Reply reply = bulk.of(snapshot, CLIENT, ifNoneMatch, ADA);
        assertThat(reply.status()).isEqualTo(status);
        return String.valueOf(reply.headers().get("ETag"));
    }

    private long counted() {
        return counters.unpublished(Sink.DATABASE).stream()
                .mapToLong(each -> each.evaluations())
                .sum();
    }

    /** Bytes; evaluating makes a list of all flags, telling again does not. */
    private static long allocated(Runnable request) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        request.run();
        return memory.getCurrentThreadAllocatedBytes() - before;
    }
}

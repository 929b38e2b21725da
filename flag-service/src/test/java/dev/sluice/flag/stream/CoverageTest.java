package dev.sluice.flag.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.evaluation.Snapshot;
import dev.sluice.flag.evaluation.Snapshot.SegmentEntry;
import dev.sluice.flag.model.Scope;
import dev.sluice.kit.auth.Grant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Scope SHOP = new Scope("production", "shop");
    private static final Scope BOOKS = new Scope("production", "books");

    @Test
    void isWhatGrantsAllowToEvaluate() {
        assertThat(of("client@production/shop", "operator@production/books").covers(BOOKS))
                .isTrue();
        assertThat(of("client@production/shop").covers(BOOKS)).isFalse();
        assertThat(of("client@production/*").covers(BOOKS)).isTrue();
        assertThat(of("client@staging/*").covers(BOOKS)).isFalse();
        assertThat(of("reporter@*/*").isNothing()).isTrue();
    }

    @Test
    void isTheSameForWhoMayTheSame() {
        assertThat(of("client@production/shop", "viewer@production/shop", "client@production/*", "client@staging/a"))
                .isEqualTo(of("client@staging/a", "viewer@production/*"));
        assertThat(of("client@production/shop", "admin@*/*")).isEqualTo(of("client@*/*"));
    }

    @Test
    void isCoveredByWhatIsMore() {
        assertThat(of("client@production/*").covers(of("client@production/shop")))
                .isTrue();
        assertThat(of("client@production/shop").covers(of("client@production/*")))
                .isFalse();
        assertThat(of().covers(of("client@production/shop"))).isFalse();
    }

    @Test
    void hasTheVersionOfTheLastChangeOfAnyOfItsSets() {
        Snapshot snapshot = Snapshot.EMPTY.caughtUp(
                List.of(new SegmentEntry(SHOP, "a", null, 3), new SegmentEntry(BOOKS, "a", null, 5)), 7);

        assertThat(of("client@production/shop").version(snapshot)).isEqualTo(3);
        assertThat(of("client@production/*").version(snapshot)).isEqualTo(5);
        assertThat(of("client@staging/*").version(snapshot)).isZero();
    }

    static Coverage of(String... grants) {
        return Coverage.of(
                Stream.of(grants).map(grant -> Grant.parse(grant).orElseThrow()).toList());
    }
}

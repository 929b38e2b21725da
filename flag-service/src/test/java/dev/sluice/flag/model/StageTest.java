package dev.sluice.flag.model;

import static dev.sluice.flag.model.Flags.KEY;
import static dev.sluice.flag.model.Flags.NOBODY;
import static dev.sluice.flag.model.Flags.SCOPE;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void goesFromCreatedToArchived() {
        Flag created = flag(KEY, NOBODY);
        Driver driver = new Driver(new Fence(new UUID(0, 1), 1, Direction.FORWARD, 3), NOBODY, false, true);
        Flag driven = created.next(on(true, 50), driver);
        Flag complete = driven.next(on(true, 100), driver.ended());

        assertThat(Stage.of(created, NOW)).isEqualTo(Stage.CREATED);
        assertThat(Stage.of(created.next(on(true, 0), null), NOW)).isEqualTo(Stage.ENABLED);
        assertThat(Stage.of(driven, NOW)).isEqualTo(Stage.MONITORED);
        assertThat(Stage.of(complete, NOW)).isEqualTo(Stage.REMOVAL_DUE);
        assertThat(Stage.of(complete.archive(), NOW)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void whatIsMadeToStayIsNeverDueByItsRolloutAlone() {
        for (Kind kind : Set.of(Kind.OPERATIONAL, Kind.PERMISSION)) {
            Definition definition = new Definition(KEY, kind, SCOPE, Variants.onOff());

            assertThat(Stage.of(Flag.create(definition, Content.of(on(true, 100))), NOW))
                    .isEqualTo(Stage.ENABLED);
        }
    }

    @Test
    void isDueOnceItHasExpired() {
        Card card = Card.of("", "", Set.of(), NOW, null);
        Flag flag = flag(KEY, NOBODY);
        Flag expiring = flag.next(flag.content().with(card), null);

        assertThat(Stage.of(expiring, NOW.minusSeconds(1))).isEqualTo(Stage.CREATED);
        assertThat(Stage.of(expiring, NOW)).isEqualTo(Stage.REMOVAL_DUE);
    }

    @Test
    void isCreatedAgainWhenItIsDisabled() {
        Flag open = flag(KEY, on(true, 100));

        assertThat(Stage.of(open.next(open.content().switchedOff(NOBODY), null), NOW))
                .isEqualTo(Stage.CREATED);
    }
}

package dev.sluice.flag.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.requests.life.Approval;
import dev.sluice.flag.requests.life.Author;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Posted;
import dev.sluice.flag.requests.life.Standing;
import dev.sluice.flag.requests.life.Terms;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.testing.EventContract;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about change requests, against contracts/events. */
class RequestEventsContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Approval BOBS = new Approval("bob", "fine");

    static Stream<Wanted> wishes() {
        Stream<FlagChange> changes = Stream.of(
                new FlagChange.Edit(new Edited.NewExposure(Flags.NOBODY)),
                new FlagChange.Edit(new Edited.NewTargeting(Targeting.NONE)),
                new FlagChange.Edit(new Edited.NewPrerequisites(List.of())),
                new FlagChange.Edit(new Edited.NewCard(Card.EMPTY)),
                new FlagChange.Edit(new Edited.SwitchedOn()),
                new FlagChange.Disable(),
                new FlagChange.Revert(1),
                new FlagChange.Archive(false));
        Segment segment = new Segment("beta", List.of(List.of()));
        return Stream.concat(
                changes.map(change -> new Wanted.OfFlag(Flags.SCOPE, Flags.KEY, change)),
                Stream.of(segment, null).map(each -> new Wanted.OfSegment(Flags.SCOPE, "beta", each)));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void tellsOfEveryWish(Wanted wanted) throws IOException {
        for (Instant at : new Instant[] {NOON, null}) {
            ChangeRequest request = request(wanted, at, new Standing.Pending());
            check(RequestWire.Requested.TYPE, RequestWire.Requested.of(request));
        }
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void tellsOfEveryEnd(Wanted wanted) throws IOException {
        for (Standing.Settled end : List.of(
                new Standing.Applied(null, 2, null, NOON),
                new Standing.Applied(BOBS, 2, null, NOON),
                new Standing.Rejected("bob", "no", NOON),
                new Standing.Withdrawn("ada", "no", NOON),
                new Standing.Failed(BOBS, "flag-driven", "A rollout drives the flag.", NOON),
                new Standing.Expired(null, NOON))) {
            check(RequestWire.Settled.TYPE, RequestWire.Settled.of(request(wanted, null, end), end));
        }
    }

    @Test
    void saysWhetherASecondPersonIsAwaited() {
        Wanted wanted = wishes().findFirst().orElseThrow();

        assertThat(RequestWire.Requested.of(request(wanted, null, new Standing.Pending()))
                        .approval())
                .isTrue();
        assertThat(RequestWire.Requested.of(request(wanted, NOON, new Standing.Scheduled(null)))
                        .approval())
                .isFalse();
    }

    private static ChangeRequest request(Wanted wanted, @Nullable Instant at, Standing standing) {
        return new ChangeRequest(
                new UUID(0, 1),
                wanted,
                new Terms(at, false, NOON.plusSeconds(3600)),
                new Posted(new Author("ada", true), "ticket 7", NOON, 1),
                standing);
    }

    private static void check(String type, Object data) throws IOException {
        assertThat(EventContract.violations(type, new ObjectMapper().readTree(Wire.write(data))))
                .isEqualTo(List.of());
    }
}

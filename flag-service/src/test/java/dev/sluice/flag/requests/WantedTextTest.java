package dev.sluice.flag.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.flag.change.Edited;
import dev.sluice.flag.change.FlagCommand;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Content;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.targeting.Clause;
import dev.sluice.flag.targeting.Operator;
import dev.sluice.flag.targeting.Prerequisite;
import dev.sluice.flag.targeting.Segment;
import dev.sluice.flag.targeting.Targeting;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WantedTextTest {

    static Stream<FlagChange> changes() {
        Stream<Edited> edits = Stream.of(
                new Edited.NewExposure(Flags.on(true, 12.5)),
                new Edited.NewTargeting(new Targeting.Expert(JsonNodeFactory.instance.textNode("on"))),
                new Edited.NewTargeting(Targeting.NONE),
                new Edited.NewPrerequisites(List.of(new Prerequisite("other", Set.of("on")))),
                new Edited.NewCard(
                        Card.of("what", "ada", Set.of("checkout"), Instant.parse("2026-01-31T12:00:00Z"), 3)),
                new Edited.SwitchedOn());
        return Stream.concat(
                edits.map(FlagChange.Edit::new),
                Stream.of(
                        new FlagChange.Disable(),
                        new FlagChange.Revert(7),
                        new FlagChange.Archive(true),
                        new FlagChange.Archive(false)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void keepsWhatIsWantedOfAFlag(FlagChange change) {
        Wanted wanted = new Wanted.OfFlag(Flags.SCOPE, Flags.KEY, change);

        assertThat(WantedText.flag(Flags.SCOPE, Flags.KEY, WantedText.write(wanted)))
                .isEqualTo(wanted);
    }

    @Test
    void keepsWhatIsWantedOfASegment() {
        Segment segment = new Segment(
                "beta",
                List.of(List.of(new Clause.Compare(
                        "plan", Operator.IN, List.of(JsonNodeFactory.instance.textNode("pro")), false))));
        for (Wanted wanted : List.of(
                new Wanted.OfSegment(Flags.SCOPE, "beta", segment), new Wanted.OfSegment(Flags.SCOPE, "beta", null))) {
            assertThat(WantedText.segment(Flags.SCOPE, "beta", WantedText.write(wanted)))
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void waitsForAnApprovalWhereTheDirectChangeWould(FlagChange change) {
        FlagCommand direct =
                switch (change) {
                    case FlagChange.Edit edit -> new FlagCommand.Edit(edit.edited(), null);
                    case FlagChange.Disable disable -> new FlagCommand.Disable(null);
                    case FlagChange.Archive archive -> new FlagCommand.Archive(null);
                    case FlagChange.Revert revert ->
                        new FlagCommand.Edit(new Edited.Replaced(Content.of(Flags.NOBODY)), null);
                };

        assertThat(change.needsApproval()).isEqualTo(direct.needsApproval());
    }

    @Test
    void nobodyAsksForAWholeContent() {
        Edited replaced = new Edited.Replaced(Content.of(Flags.NOBODY));

        assertThatThrownBy(() -> new FlagChange.Edit(replaced)).isInstanceOf(IllegalArgumentException.class);
    }
}

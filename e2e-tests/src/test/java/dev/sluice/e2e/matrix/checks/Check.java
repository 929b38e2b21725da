package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.Story;
import java.util.List;

/** One rule that every cell must keep. */
public interface Check {

    /** One sentence for each way in which the story breaks the rule; none when it keeps it. */
    List<String> violations(Story story);

    /** Every rule. */
    static List<Check> all() {
        return List.of(
                new SameEnd(),
                new StagesInOrder(),
                new OneRollback(),
                new GaplessSequences(),
                new NothingUnpublished(),
                new NothingDeadLettered(),
                new NoReexposure(),
                new NoRiseWithoutEvents(),
                new OncePerStage(),
                new GatewayHealed());
    }
}

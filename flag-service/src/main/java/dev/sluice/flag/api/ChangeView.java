package dev.sluice.flag.api;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.requests.life.FlagChange;
import dev.sluice.flag.requests.life.Wanted;
import dev.sluice.flag.targeting.TargetingWriter;
import java.util.Map;

/** What a change request wants, as {@link ChangeForm} takes it and filled in. */
final class ChangeView {
    private ChangeView() {}

    static Map<String, Object> of(Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfFlag flag -> of(flag.change());
            case Wanted.OfSegment segment ->
                segment.segment() == null
                        ? Map.of("deleted", true)
                        : Map.of("segment", SegmentForm.of(segment.segment()));
        };
    }

    private static Map<String, Object> of(FlagChange change) {
        return switch (change) {
            case FlagChange.Edit edit -> of(edit.edited());
            case FlagChange.Disable disable -> Map.of("enabled", false);
            case FlagChange.Revert revert -> Map.of("revertTo", revert.revision());
            case FlagChange.Archive archive -> Map.of("archived", true, "force", archive.force());
        };
    }

    private static Map<String, Object> of(Edited edited) {
        return switch (edited) {
            case Edited.NewExposure exposure -> Map.of("exposure", ExposureView.of(exposure.exposure()));
            case Edited.NewTargeting targeting -> Map.of("targeting", TargetingWriter.write(targeting.targeting()));
            case Edited.NewPrerequisites all ->
                Map.of(
                        "prerequisites",
                        all.prerequisites().stream().map(PrerequisiteForm::of).toList());
            case Edited.NewCard card -> Map.of("card", CardForm.of(card.card()));
            case Edited.SwitchedOn on -> Map.of("enabled", true);
            case Edited.Replaced replaced -> throw new IllegalArgumentException("no request asks for this");
        };
    }
}

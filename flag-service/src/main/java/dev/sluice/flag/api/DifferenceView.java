package dev.sluice.flag.api;

import org.jspecify.annotations.Nullable;

/**
 * What a change request does: of one that is open what there is now and what it would become, of one that was applied what there was before
 * and after. Of others nothing.
 *
 * @param revision the one that {@code before} is; of a segment the version of the catalogue
 * @param before null: there is none
 * @param after null: there is none any more
 */
public record DifferenceView(
        long revision,
        @Nullable ContentView before,
        @Nullable ContentView after,
        @Nullable SegmentView segmentBefore,
        @Nullable SegmentView segmentAfter) {}

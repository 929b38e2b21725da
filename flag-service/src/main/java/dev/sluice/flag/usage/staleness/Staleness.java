package dev.sluice.flag.usage.staleness;

import dev.sluice.flag.usage.staleness.Judgement.Fresh;
import dev.sluice.flag.usage.staleness.Judgement.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges flags by what is known of them. */
public final class Staleness {
    private Staleness() {}

    public static Judgement judge(Subject flag, FlagUse use, Instant now) {
        Optional<Duration> limit = Limits.of(flag.kind(), flag.staleAfterDays());
        if (limit.isEmpty()) {
            return new Fresh("A flag of this kind, or this flag by its card, never becomes stale.");
        }
        if (flag.driven()) {
            return new Fresh("A rollout is under way.");
        }
        return new Evidence(flag, use, limit.get(), now).judge();
    }

    private record Evidence(Subject flag, FlagUse use, Duration limit, Instant now) {

        Judgement judge() {
            Instant begin = later(flag.changedAt(), use.countedSince());
            Optional<Instant> last = use.lastEvaluated();
            Instant quiet = last.map(at -> later(begin, at)).orElse(begin);
            if (isOver(quiet)) {
                return unlessInProcess(
                        new Stale(StaleReason.NOT_EVALUATED, quiet, "Nobody has evaluated it for " + days() + "."));
            }
            Instant same = use.lastOfOthers().map(at -> later(begin, at)).orElse(begin);
            if (last.isPresent() && isOver(same)) {
                return unlessInProcess(new Stale(
                        StaleReason.ONE_VARIANT, same, "All evaluations for " + days() + " gave " + variant() + "."));
            }
            return new Fresh("It was changed, or evaluated to more than one variant, within " + days() + ".");
        }

        /** What was counted says little of a flag that is evaluated elsewhere too: one probe over OFREP would be all of its use. */
        private Judgement unlessInProcess(Stale found) {
            return use.mayBeUsedInProcess()
                    ? new Fresh("Providers had it within " + days()
                            + " that evaluate in their own process, where nobody counts: possibly used.")
                    : found;
        }

        private boolean isOver(Instant since) {
            return !now.isBefore(since.plus(limit));
        }

        private String days() {
            return limit.toDays() + " days";
        }

        private String variant() {
            String variant = use.seen().getFirst().variant();
            return variant.isEmpty() ? "the default in the caller's code" : "'" + variant + "'";
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}

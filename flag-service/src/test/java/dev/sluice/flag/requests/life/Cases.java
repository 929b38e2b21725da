package dev.sluice.flag.requests.life;

import dev.sluice.flag.change.Edited;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.requests.life.Input.Approve;
import dev.sluice.flag.requests.life.Input.Elapse;
import dev.sluice.flag.requests.life.Input.Reject;
import dev.sluice.flag.requests.life.Input.Withdraw;
import dev.sluice.flag.requests.life.Standing.Applied;
import dev.sluice.flag.requests.life.Standing.Expired;
import dev.sluice.flag.requests.life.Standing.Failed;
import dev.sluice.flag.requests.life.Standing.Pending;
import dev.sluice.flag.requests.life.Standing.Rejected;
import dev.sluice.flag.requests.life.Standing.Scheduled;
import dev.sluice.flag.requests.life.Standing.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every case of a change request, posted at noon, times every input, times every moment that matters. */
final class Cases {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Instant AT = NOON.plus(Duration.ofHours(12));
    static final Terms.Limits LIMITS = new Terms.Limits(Duration.ofHours(1), Duration.ofDays(30));
    static final Approval BOBS = new Approval("bob", "fine");

    private Cases() {}

    /** One cell. */
    record Cell(String state, String input, String moment, ChangeRequest request, Instant now, Step step) {
        @Override
        public String toString() {
            return state + " × " + input + " " + moment;
        }
    }

    static ChangeRequest request(@Nullable Instant at, Standing standing) {
        return new ChangeRequest(
                new UUID(0, 1),
                new Wanted.OfFlag(
                        Flags.SCOPE, Flags.KEY, new FlagChange.Edit(new Edited.NewExposure(Flags.on(false, 10)))),
                Terms.of(at, false, NOON, LIMITS),
                new Posted(new Author("ada", true), "ticket 7", NOON, 1),
                standing);
    }

    static Map<String, ChangeRequest> requests() {
        Map<String, ChangeRequest> requests = new LinkedHashMap<>();
        requests.put("pending, without a time", request(null, new Pending()));
        requests.put("pending, for midnight", request(AT, new Pending()));
        requests.put("scheduled for midnight, nobody was asked", request(AT, new Scheduled(null)));
        requests.put("scheduled for midnight, approved", request(AT, new Scheduled(BOBS)));
        requests.put("applied", request(AT, new Applied(BOBS, 2, null, AT)));
        requests.put("rejected", request(AT, new Rejected("bob", "no", NOON)));
        requests.put("withdrawn", request(AT, new Withdrawn("ada", "no", NOON)));
        requests.put("failed", request(AT, new Failed(null, "flag-driven", "A rollout drives the flag.", AT)));
        requests.put("expired", request(AT, new Expired(null, AT)));
        return requests;
    }

    static Map<String, Input> inputs() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("approve, another", new Approve(new Approval("cleo", "good")));
        inputs.put("approve, its author", new Approve(new Approval("ada", "mine")));
        inputs.put("reject, another", new Reject("cleo", "no"));
        inputs.put("reject, its author", new Reject("ada", "no"));
        inputs.put("withdraw, its author", new Withdraw("ada", "no", false));
        inputs.put("withdraw, another", new Withdraw("cleo", "no", false));
        inputs.put("withdraw, an administrator", new Withdraw("cleo", "no", true));
        inputs.put("time, approval is asked for", new Elapse(true));
        inputs.put("time, no approval is asked for", new Elapse(false));
        return inputs;
    }

    private static Map<String, Instant> moments(ChangeRequest request) {
        Map<String, Instant> moments = new LinkedHashMap<>();
        Instant at = request.terms().at();
        if (at != null) {
            moments.put("before its time", at.minusMillis(1));
        }
        moments.put("at its time", at == null ? NOON : at);
        moments.put("at the last moment", request.terms().expiresAt().minusMillis(1));
        moments.put("too late", request.terms().expiresAt());
        return moments;
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        requests().forEach((state, request) -> inputs().forEach((input, given) -> moments(request)
                .forEach((moment, now) -> cells.add(
                        new Cell(state, input, moment, request, now, RequestDecider.decide(request, given, now))))));
        return cells;
    }

    static String render() {
        StringBuilder text = new StringBuilder();
        String heading = "";
        for (Cell cell : cells()) {
            if (!cell.state().equals(heading)) {
                heading = cell.state();
                text.append('\n').append(heading).append('\n');
            }
            text.append("  %-32s %-20s %s%n".formatted(cell.input(), cell.moment(), words(cell.step())));
        }
        return text.toString();
    }

    private static String words(Step step) {
        return switch (step) {
            case Step.Stay stay -> "stays";
            case Step.Become become -> "-> " + become.standing().state().wire() + approval(become.standing());
            case Step.Apply apply -> "IS APPLIED" + by(apply.approval());
            case Step.Refuse refuse -> "refused: " + refuse.reason();
        };
    }

    private static String approval(Standing standing) {
        return standing instanceof Scheduled scheduled ? by(scheduled.approval()) : "";
    }

    private static String by(@Nullable Approval approval) {
        return approval == null ? "" : ", approved by " + approval.by();
    }
}

package dev.sluice.flag.requests.life;

import static dev.sluice.flag.requests.life.Cases.AT;
import static dev.sluice.flag.requests.life.Cases.BOBS;
import static dev.sluice.flag.requests.life.Cases.LIMITS;
import static dev.sluice.flag.requests.life.Cases.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.flag.requests.life.Standing.Pending;
import dev.sluice.flag.requests.life.Standing.Scheduled;
import dev.sluice.flag.requests.life.Standing.Settled;
import dev.sluice.testing.Approved;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequestDeciderTest {

    @Test
    void everyStateTimesEveryInputAtEveryMomentIsApproved() {
        Approved.check(Path.of("src/test/resources/change-request-table.txt"), Cases.render());
    }

    @Test
    void theTableHasEveryStateAndEveryInput() {
        assertThat(Cases.requests().values().stream()
                        .map(request -> request.standing().state())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(State.values()));
        assertThat(Cases.inputs().values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(Arrays.asList(Input.class.getPermittedSubclasses())));
    }

    @Test
    void nothingIsAppliedBeforeItsTimeNorWhenItIsOver() {
        assertThat(Cases.cells())
                .filteredOn(cell -> cell.step() instanceof Step.Apply)
                .isNotEmpty()
                .noneMatch(cell ->
                        cell.moment().equals("before its time") || cell.moment().equals("too late"));
    }

    @Test
    void nothingIsAppliedWithoutAnotherPersonWhereOneIsAskedForOrWasWhenItWasPosted() {
        assertThat(Cases.cells())
                .filteredOn(cell -> cell.step() instanceof Step.Apply apply && apply.approval() == null)
                .isNotEmpty()
                .allMatch(cell -> cell.state().equals("scheduled for midnight, nobody was asked")
                        && cell.input().equals("time, no approval is asked for"));
        assertThat(Cases.cells())
                .filteredOn(cell -> cell.input().equals("approve, its author"))
                .isNotEmpty()
                .allMatch(cell -> cell.step() instanceof Step.Refuse);
    }

    @Test
    void whatIsSettledStaysSo() {
        assertThat(Cases.cells())
                .filteredOn(cell -> cell.request().standing() instanceof Settled)
                .isNotEmpty()
                .allMatch(cell -> cell.step() instanceof Step.Refuse || cell.step() instanceof Step.Stay);
    }

    @Test
    void waitsForWhatIsMissingWhenItIsPosted() {
        Terms now = Terms.of(null, false, NOON, LIMITS);
        Terms later = Terms.of(AT, false, NOON, LIMITS);

        assertThat(RequestDecider.post(now, false)).isEqualTo(new Step.Apply(null));
        assertThat(RequestDecider.post(later, false)).isEqualTo(new Step.Become(new Scheduled(null)));
        assertThat(RequestDecider.post(now, true)).isEqualTo(new Step.Become(new Pending()));
        assertThat(RequestDecider.post(later, true)).isEqualTo(new Step.Become(new Pending()));
    }

    @Test
    void isLookedAtWhenTimeDoesSomethingToIt() {
        assertThat(Cases.request(AT, new Scheduled(null)).dueAt()).isEqualTo(AT);
        assertThat(Cases.request(AT, new Scheduled(BOBS)).dueAt()).isEqualTo(AT);
        assertThat(Cases.request(AT, new Pending()).dueAt()).isEqualTo(AT.plus(LIMITS.lateness()));
        assertThat(Cases.request(null, new Pending()).dueAt()).isEqualTo(NOON.plus(LIMITS.patience()));
        assertThat(Cases.request(AT, new Standing.Expired(null, AT)).dueAt()).isNull();
    }

    @Test
    void isPostedForTheNearFutureOnly() {
        Instant farthest = NOON.plus(Duration.ofDays(366));

        assertThat(Terms.of(farthest, false, NOON, LIMITS).at()).isEqualTo(farthest);
        assertThatThrownBy(() -> Terms.of(farthest.plusMillis(1), false, NOON, LIMITS))
                .hasMessageContaining("366 days");
        assertThatThrownBy(() -> Terms.of(NOON, false, NOON, LIMITS)).hasMessageContaining("in the future");
    }
}

package dev.sluice.flag.change;

import static dev.sluice.flag.change.Commands.BACK;
import static dev.sluice.flag.change.Commands.FORWARD;
import static dev.sluice.flag.change.Commands.NEWER;
import static dev.sluice.flag.change.Commands.OLDER;
import static dev.sluice.flag.change.Commands.ROLLOUT;
import static dev.sluice.flag.change.Commands.advance;
import static dev.sluice.flag.change.Commands.apply;
import static dev.sluice.flag.change.Commands.disable;
import static dev.sluice.flag.change.Commands.edit;
import static dev.sluice.flag.change.Commands.enable;
import static dev.sluice.flag.change.Commands.ended;
import static dev.sluice.flag.change.Commands.expose;
import static dev.sluice.flag.change.Commands.restore;
import static dev.sluice.flag.model.Flags.KEY;
import static dev.sluice.flag.model.Flags.NOBODY;
import static dev.sluice.flag.model.Flags.flag;
import static dev.sluice.flag.model.Flags.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.flag.change.FlagCommand.Advance;
import dev.sluice.flag.change.FlagCommand.Archive;
import dev.sluice.flag.change.FlagCommand.Disable;
import dev.sluice.flag.change.FlagCommand.Edit;
import dev.sluice.flag.change.FlagCommand.Restore;
import dev.sluice.flag.change.FlagCommand.Retire;
import dev.sluice.flag.change.FlagDecision.Archived;
import dev.sluice.flag.change.FlagDecision.Refused;
import dev.sluice.flag.change.FlagDecision.Repeated;
import dev.sluice.flag.change.FlagDecision.Unneeded;
import dev.sluice.flag.model.Card;
import dev.sluice.flag.model.Exposure;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.model.Flag;
import dev.sluice.flag.targeting.JsonLogic;
import dev.sluice.flag.targeting.Serve;
import dev.sluice.flag.targeting.Targeting;
import dev.sluice.flag.targeting.TargetingRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlagDeciderTest {
    private static final Exposure BEFORE = on(true, 0);
    private final Flag idle = flag(KEY, BEFORE);
    private final Flag driven = apply(idle, advance(10, ROLLOUT, 1, 3));

    @Test
    void followsAStage() {
        assertThat(driven.exposure()).isEqualTo(on(true, 10));
        assertThat(driven.revision()).isEqualTo(2);
    }

    @Test
    void expiresWhenItsRolloutSays() {
        Instant at = Instant.parse("2026-12-24T12:00:00Z");
        Flag retired = apply(ended(driven), new Retire(ROLLOUT, at));

        assertThat(retired.content().card().expiresAt()).isEqualTo(at);
        assertThat(retired.exposure()).isEqualTo(driven.exposure());
        assertThat(FlagDecider.decide(retired, new Retire(ROLLOUT, at.plusSeconds(1))))
                .as("whoever set an expiry first is right")
                .isEqualTo(new Unneeded());
        assertThat(FlagDecider.decide(driven, new Retire(NEWER, at)))
                .as("not the rollout that drove it last")
                .isEqualTo(new Unneeded());
        assertThat(FlagDecider.decide(idle, new Retire(ROLLOUT, at))).isEqualTo(new Unneeded());
    }

    @Test
    void restoresWhatWasBeforeTheFirstStageHoweverManyFollowed() {
        Flag far = apply(apply(driven, advance(50, ROLLOUT, 1, 5)), advance(100, ROLLOUT, 1, 9));

        assertThat(apply(far, restore("off", ROLLOUT, 1, 1)).exposure()).isEqualTo(BEFORE);
    }

    @Test
    void restoresTheSameInALaterAttempt() {
        Flag again = apply(apply(driven, restore("off", ROLLOUT, 1, 1)), advance(25, ROLLOUT, 2, 12));

        assertThat(apply(again, restore("off", ROLLOUT, 2, 1)).exposure()).isEqualTo(BEFORE);
    }

    @Test
    void givesEverybodyTheVariantWhenTheRolloutChangedNothingYet() {
        Flag undone = apply(idle, restore("off", ROLLOUT, 1, 1));

        assertThat(undone.exposure()).isEqualTo(NOBODY);
        assertThat(refusal(undone, advance(10, ROLLOUT, 1, 3))).isEqualTo(Refusal.STALE_FENCE);
    }

    @Test
    void leavesTheFlagAloneWhenThereIsNothingToRestoreAndNoVariantIsNamed() {
        Flag undone = apply(idle, new Restore(null, new Fence(ROLLOUT, 1, BACK, 1)));

        assertThat(undone.exposure()).isEqualTo(BEFORE);
        assertThat(refusal(undone, advance(10, ROLLOUT, 1, 3))).isEqualTo(Refusal.STALE_FENCE);
    }

    @Test
    void refusesWhatComesLate() {
        assertThat(refusal(driven, advance(1, ROLLOUT, 1, 2))).isEqualTo(Refusal.STALE_FENCE);
        assertThat(refusal(driven, advance(100, OLDER, 9, 99))).isEqualTo(Refusal.STALE_FENCE);
        assertThat(refusal(driven, restore("off", OLDER, 9, 99))).isEqualTo(Refusal.STALE_FENCE);

        Flag undone = apply(driven, restore("off", ROLLOUT, 1, 1));
        assertThat(refusal(undone, advance(100, ROLLOUT, 1, 900))).isEqualTo(Refusal.STALE_FENCE);
    }

    @Test
    void answersTheSameCommandAgainWithoutAChange() {
        assertThat(FlagDecider.decide(driven, advance(10, ROLLOUT, 1, 3))).isEqualTo(new Repeated(driven));

        Flag undone = apply(driven, restore("off", ROLLOUT, 1, 1));
        assertThat(FlagDecider.decide(undone, restore("off", ROLLOUT, 1, 1))).isEqualTo(new Repeated(undone));
    }

    @Test
    void followsTheNextRolloutAndRemembersWhatThatFound() {
        Flag done = apply(driven, advance(100, ROLLOUT, 1, 9));
        Flag next = apply(done, advance(50, NEWER, 1, 3));

        assertThat(apply(next, restore("off", NEWER, 1, 1)).exposure()).isEqualTo(on(true, 100));
    }

    @Test
    void letsAPersonWinOverTheRestOfTheAttempt() {
        Flag disabled = apply(driven, disable());

        assertThat(disabled.exposure()).isEqualTo(NOBODY);
        assertThat(refusal(disabled, advance(50, ROLLOUT, 1, 5))).isEqualTo(Refusal.STALE_FENCE);
    }

    @Test
    void noRolloutSwitchesOnWhatAPersonDisabled() {
        Flag disabled = apply(driven, disable());

        assertThat(refusal(disabled, advance(50, ROLLOUT, 2, 14))).isEqualTo(Refusal.DISABLED);
        assertThat(refusal(disabled, advance(1, NEWER, 1, 3))).isEqualTo(Refusal.DISABLED);
        Flag enabled = apply(ended(disabled), enable());
        assertThat(enabled.exposure()).isEqualTo(NOBODY);
        assertThat(apply(enabled, advance(1, NEWER, 1, 3)).exposure()).isEqualTo(on(true, 1));
    }

    @Test
    void aRollbackLeavesDisabledWhatAPersonDisabled() {
        Flag undone = apply(apply(driven, disable()), restore("off", ROLLOUT, 1, 1));

        assertThat(undone.content().enabled()).isFalse();
    }

    @Test
    void personsMayOnlyDisableWhatARolloutDrives() {
        assertThat(refusal(driven, expose(on(true, 80)))).isEqualTo(Refusal.DRIVEN);
        assertThat(refusal(driven, enable())).isEqualTo(Refusal.DRIVEN);
        assertThat(refusal(driven, edit(new Edited.NewTargeting(Targeting.NONE))))
                .isEqualTo(Refusal.DRIVEN);
        assertThat(refusal(driven, edit(new Edited.NewCard(Card.EMPTY)))).isEqualTo(Refusal.DRIVEN);
        assertThat(refusal(driven, new Archive(null))).isEqualTo(Refusal.DRIVEN);
        assertThat(FlagDecider.decide(driven, new Archive(null)))
                .isInstanceOfSatisfying(FlagDecision.Refused.class, refused -> assertThat(refused.driver())
                        .isEqualTo(ROLLOUT));
        Flag undone = apply(driven, restore("off", ROLLOUT, 1, 1));
        assertThat(refusal(undone, expose(on(true, 80)))).isEqualTo(Refusal.DRIVEN);

        assertThat(apply(ended(undone), expose(on(true, 80))).exposure()).isEqualTo(on(true, 80));
    }

    @Test
    void aRollbackOfARolloutThatNeverDroveTheFlagKeepsNobodyFromEditing() {
        Flag undone = apply(idle, restore("off", ROLLOUT, 1, 1));

        assertThat(apply(undone, expose(on(true, 80))).exposure()).isEqualTo(on(true, 80));
    }

    @Test
    void changesWhatAPersonEditsAndNothingElse() {
        Targeting targeting = new Targeting.Rules(List.of(new TargetingRule("beta", List.of(), new Serve.One("on"))));
        Flag targeted = apply(idle, edit(new Edited.NewTargeting(targeting)));

        assertThat(targeted.content()).isEqualTo(idle.content().with(targeting));
        assertThat(targeted.revision()).isEqualTo(2);
        assertThat(apply(targeted, edit(new Edited.Replaced(idle.content()))).content())
                .isEqualTo(idle.content());
    }

    @Test
    void refusesRulesThatNameAVariantThatTheFlagDoesNotHave() {
        Targeting rule = new Targeting.Rules(List.of(new TargetingRule(null, List.of(), new Serve.One("blue"))));
        Targeting logic = new Targeting.Expert(
                JsonLogic.call("if", JsonLogic.variable("beta"), JsonLogic.text("blue"), JsonLogic.text("off")));

        assertThat(refusal(idle, edit(new Edited.NewTargeting(rule)))).isEqualTo(Refusal.UNKNOWN_VARIANT);
        assertThat(refusal(idle, edit(new Edited.NewTargeting(logic)))).isEqualTo(Refusal.UNKNOWN_VARIANT);
    }

    @Test
    void neverLetsARollbackExposeThoseWhomAPersonTookOff() {
        Flag undone = apply(apply(driven, disable()), restore("off", ROLLOUT, 1, 1));

        assertThat(undone.exposure()).isEqualTo(NOBODY); // and not internal again, as before the rollout
    }

    @Test
    void aRollbackThatBeginsAgainExposesNobodyWhomAPersonTookOffMeanwhile() {
        Flag restored = apply(driven, restore("off", ROLLOUT, 1, 1));
        Flag disabled = apply(restored, disable());

        Flag again = apply(disabled, restore("off", ROLLOUT, 1, 2));
        assertThat(again.exposure()).isEqualTo(NOBODY);
        assertThat(apply(again, restore("off", ROLLOUT, 1, 3)).exposure()).isEqualTo(NOBODY);
    }

    @Test
    void aPersonsChoiceStaysWhenWhatWasBeforeIsAboutOtherVariants() {
        Flag everybodyOn = flag(KEY, new Exposure("off", "on", false, 0));
        Flag disabled = apply(apply(everybodyOn, advance(50, ROLLOUT, 1, 3)), disable());

        assertThat(apply(disabled, restore("on", ROLLOUT, 1, 1)).exposure()).isEqualTo(disabled.exposure());
    }

    @Test
    void leavesAFlagThatNobodyDrivesWithoutAFence() {
        assertThat(apply(idle, disable()).driver()).isNull();
        assertThat(apply(idle, expose(on(true, 80))).driver()).isNull();
    }

    @Test
    void disablesToTheDefaultVariantWhateverTheExposureIs() {
        Flag inverted = flag(KEY, new Exposure("off", "on", true, 30));

        assertThat(apply(inverted, disable()).exposure()).isEqualTo(NOBODY);
    }

    @Test
    void refusesAVariantThatTheFlagDoesNotHave() {
        Fence fence = new Fence(ROLLOUT, 1, FORWARD, 3);
        assertThat(refusal(idle, new Advance(new Exposure("blue", "off", false, 1), fence)))
                .isEqualTo(Refusal.UNKNOWN_VARIANT);
        assertThat(refusal(idle, new Advance(new Exposure("on", "blue", false, 1), fence)))
                .isEqualTo(Refusal.UNKNOWN_VARIANT);
        assertThat(refusal(idle, restore("blue", ROLLOUT, 1, 1))).isEqualTo(Refusal.UNKNOWN_VARIANT);
        assertThat(refusal(idle, expose(new Exposure("blue", "off", false, 1)))).isEqualTo(Refusal.UNKNOWN_VARIANT);
    }

    @Test
    void restoresWithoutAskingForTheVariantWhenItRemembersTheExposure() {
        assertThat(apply(driven, restore("blue", ROLLOUT, 1, 1)).exposure()).isEqualTo(BEFORE);
    }

    @Test
    void refusesAPersonWhoSawAnotherRevision() {
        Flag changed = apply(idle, expose(on(true, 80)));
        assertThat(refusal(changed, new Edit(new Edited.NewExposure(NOBODY), 1L)))
                .isEqualTo(Refusal.STALE_REVISION);
        assertThat(refusal(changed, new Disable(1L))).isEqualTo(Refusal.STALE_REVISION);
        assertThat(refusal(changed, new Archive(1L))).isEqualTo(Refusal.STALE_REVISION);
        assertThat(apply(changed, new Edit(new Edited.NewExposure(NOBODY), 2L)).revision())
                .isEqualTo(3);
    }

    @Test
    void endsAnArchivedFlag() {
        FlagDecision decision = FlagDecider.decide(ended(driven), new Archive(null));

        assertThat(decision).isInstanceOf(Archived.class);
        Flag archived = ((Archived) decision).flag();
        assertThat(archived.revision()).isEqualTo(3);
        assertThat(refusal(archived, advance(50, ROLLOUT, 1, 5))).isEqualTo(Refusal.ARCHIVED);
        assertThat(refusal(archived, restore("off", ROLLOUT, 1, 1))).isEqualTo(Refusal.ARCHIVED);
        assertThat(refusal(archived, disable())).isEqualTo(Refusal.ARCHIVED);
    }

    @Test
    void refusesAFlagThatIsNotThere() {
        assertThat(FlagDecider.decide(null, advance(10, ROLLOUT, 1, 3)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNKNOWN_FLAG));
    }

    @Test
    void saysWhoStandsInTheWay() {
        assertThat(FlagDecider.decide(apply(driven, disable()), advance(50, ROLLOUT, 1, 5))
                        .toString())
                .contains("A person has changed the flag");
        assertThat(FlagDecider.decide(driven, advance(50, OLDER, 1, 5)).toString())
                .contains(ROLLOUT.toString());
    }

    private static Refusal refusal(Flag flag, FlagCommand command) {
        FlagDecision decision = FlagDecider.decide(flag, command);
        assertThat(decision).isInstanceOf(Refused.class);
        return Objects.requireNonNull((Refused) decision).reason();
    }
}

package dev.sluice.rollout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.rollout.lifecycle.RolloutDecider;
import dev.sluice.rollout.store.RolloutHistory;
import dev.sluice.rollout.store.Rollouts;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Emitter;

@AnalyzeClasses(packages = "dev.sluice.rollout", importOptions = ImportOption.DoNotIncludeTests.class)
class RolloutArchTest {

    private static final String LIFECYCLE = "dev.sluice.rollout.lifecycle..";
    private static final String PLAN = "dev.sluice.rollout.plan..";

    @ArchTest
    static final ArchRule THE_CORE_IS_PURE = classes()
            .that()
            .resideInAnyPackage(LIFECYCLE, PLAN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    LIFECYCLE,
                    PLAN,
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.io",
                    "java.nio.charset",
                    "org.jspecify..",
                    "dev.sluice.judge.planning..",
                    "com.fasterxml.jackson.databind..")
            .because(
                    "the core is tested with new, in milliseconds: give it what it needs as an argument, and let the shell do I/O");

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(LIFECYCLE, PLAN)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("time comes in as an argument of decide");

    @ArchTest
    static final ArchRule THE_LIFECYCLE_KNOWS_NO_JSON = noClasses()
            .that()
            .resideInAPackage(LIFECYCLE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..")
            .because("store.StateJson and messaging.WireEvents turn states and events into JSON");

    @ArchTest
    static final ArchRule STATE_IS_WRITTEN_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sluice.rollout.application.RolloutService")
            .and()
            .resideOutsideOfPackage("dev.sluice.rollout.store..")
            .should()
            .callMethod(
                    Rollouts.class, "save", dev.sluice.rollout.lifecycle.Rollout.class, Instant.class, Instant.class)
            .orShould()
            .callMethod(
                    Rollouts.class, "create", dev.sluice.rollout.lifecycle.Rollout.class, String.class, Instant.class)
            .orShould()
            .callMethod(RolloutHistory.class, "append", java.util.UUID.class, RolloutHistory.Entry.class)
            .because(
                    "only RolloutService locks, decides, evolves and saves: add an input to RolloutInput and a case to RolloutDecider instead");

    @ArchTest
    static final ArchRule ONLY_THE_SHELL_DECIDES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sluice.rollout.application.RolloutService")
            .and()
            .resideOutsideOfPackage(LIFECYCLE)
            .should()
            .callMethod(
                    RolloutDecider.class,
                    "decide",
                    dev.sluice.rollout.lifecycle.Rollout.class,
                    dev.sluice.rollout.lifecycle.RolloutInput.class,
                    Instant.class)
            .because("a decision that is not saved with its events is lost: call RolloutService.handle");

    @ArchTest
    static final ArchRule EVENTS_LEAVE_THROUGH_THE_OUTBOX = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Emitter.class)
            .because("nothing is sent inside a transaction: append to the outbox, the relay sends");

    @ArchTest
    static final ArchRule ONE_CLASS_PUBLISHES = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.rollout.messaging..")
            .should()
            .callMethod(Outbox.class, "append", String.class, String.class, dev.sluice.kit.envelope.EventEnvelope.class)
            .because(
                    "sequences of sluice.rollouts.v1 are versions of rollouts: only RolloutService, through EventPublisher, takes one");

    @ArchTest
    static final ArchRule REST_IS_THE_OUTERMOST_LAYER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.rollout.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.rollout.api..")
            .because("views are for people; hand records of the package that knows");

    @ArchTest
    static final ArchRule REST_DOES_NOT_TOUCH_TARGETS = noClasses()
            .that()
            .resideInAPackage("dev.sluice.rollout.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.rollout.targets..", "dev.sluice.actuators..")
            .because("what moves targets is an intent that the core decided");
}

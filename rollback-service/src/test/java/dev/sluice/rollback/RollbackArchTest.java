package dev.sluice.rollback;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.kit.outbox.Outbox;
import dev.sluice.rollback.lifecycle.RollbackEvolution;
import dev.sluice.rollback.store.Rollbacks;
import dev.sluice.rollback.store.RolloutCopies;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@AnalyzeClasses(packages = "dev.sluice.rollback", importOptions = ImportOption.DoNotIncludeTests.class)
class RollbackArchTest {
    @ArchTest
    static final ArchRule thePureCoreKnowsNothingButItself = classes()
            .that()
            .resideInAnyPackage("..rollback.lifecycle..", "..rollback.matrix..", "..rollback.projection..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.sluice.rollback.lifecycle..",
                    "dev.sluice.rollback.matrix..",
                    "dev.sluice.rollback.projection..")
            .because("the core is tested with new, in milliseconds; bring what it needs in as an argument");

    @ArchTest
    static final ArchRule thePureCoreHasNoClock = noClasses()
            .that()
            .resideInAnyPackage("..rollback.lifecycle..", "..rollback.matrix..", "..rollback.projection..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("time and ids come in as arguments, so that a history can be replayed");

    @ArchTest
    static final ArchRule rollbacksChangeInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("..rollback.application..", "..rollback.store..")
            .should()
            .callMethod(Rollbacks.class, "save", dev.sluice.rollback.store.StoredRollback.class, java.util.List.class)
            .orShould()
            .callMethod(
                    RolloutCopies.class,
                    "save",
                    dev.sluice.rollback.projection.RolloutCopy.class,
                    java.time.Instant.class)
            .because("every change goes through RollbackService, which holds the lock of the rollout's copy");

    @ArchTest
    static final ArchRule stateEvolvesOnlyThroughEvents = noClasses()
            .that()
            .resideOutsideOfPackages("..rollback.lifecycle..", "..rollback.application..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RollbackEvolution.class)
            .because("give RollbackService an input; it decides, evolves and stores");

    @ArchTest
    static final ArchRule onlyTheExecutorTalksToRouters = noClasses()
            .that()
            .resideOutsideOfPackage("..rollback.execution..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(TrafficRouter.class)
            .because("nothing is sent inside a transaction: record the intent, the executor acts after the commit");

    @ArchTest
    static final ArchRule onlyTheJournalAppendsToTheOutbox = noClasses()
            .that()
            .doNotHaveSimpleName("OutboxJournal")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Outbox.class)
            .because("an event that is not in the history would break replay; add it to RollbackEvent");

    @ArchTest
    static final ArchRule consumersHaveNoTransactionOfTheirOwn = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .notBeAnnotatedWith(jakarta.transaction.Transactional.class)
            .because("EventConsumer opens the one transaction that holds inbox and effect");

    @ArchTest
    static final ArchRule entitiesStayInTheStore = classes()
            .that()
            .areAnnotatedWith(jakarta.persistence.Entity.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAPackage("..rollback.store..")
            .because("others work with the core's values; map them in Rollbacks or RolloutCopies");
}

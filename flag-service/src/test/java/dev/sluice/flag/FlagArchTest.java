package dev.sluice.flag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.flag.model.Fence;
import dev.sluice.flag.requests.RequestStore;
import dev.sluice.flag.requests.life.ChangeRequest;
import dev.sluice.flag.store.FlagRepository;
import dev.sluice.flag.store.RevisionRepository;

@AnalyzeClasses(packages = "dev.sluice.flag", importOptions = ImportOption.DoNotIncludeTests.class)
class FlagArchTest {
    private static final String[] PURE = {
        "..flag.model..",
        "..flag.evaluation..",
        "..flag.change..",
        "..flag.targeting..",
        "..flag.exchange..",
        "..flag.requests.life..",
        "..flag.usage.count..",
        "..flag.usage.staleness.."
    };

    @ArchTest
    static final ArchRule theCoreKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..", "io..", "org.hibernate..", "org.eclipse..", "dev.sluice.kit..", "java.sql..")
            .because("flags, their evaluation and the decider are tested with new; move the rest into the shell");

    @ArchTest
    static final ArchRule theCoreHasNoClockAndNoChance = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.Random.class, java.security.SecureRandom.class, java.time.Clock.class)
            .because("the same state and the same command must give the same decision; pass time in as an argument");

    @ArchTest
    static final ArchRule theCoreKnowsNoShell = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..application..",
                    "..store..",
                    "..messaging..",
                    "..api..",
                    "..ofrep..",
                    "..config..",
                    "..flag.requests");

    @ArchTest
    static final ArchRule flagsAreWrittenInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sluice.flag.application.FlagJournal")
            .should()
            .callMethod(
                    FlagRepository.class, "save", dev.sluice.flag.model.Flag.class, long.class, java.time.Instant.class)
            .orShould()
            .callMethod(
                    FlagRepository.class,
                    "insert",
                    dev.sluice.flag.model.Flag.class,
                    long.class,
                    java.time.Instant.class)
            .orShould()
            .callMethod(RevisionRepository.class, "append", dev.sluice.flag.model.Revision.class)
            .because("a flag, its history, the catalogue's version and the snapshot change together; use FlagChanges");

    @ArchTest
    static final ArchRule snapshotsFollowWhatOthersCommittedBeforeFlagsAreWritten = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sluice.flag.application.SnapshotWriter")
            .and()
            .resideInAPackage("..application..")
            .should()
            .callMethod(dev.sluice.flag.store.Catalogue.class, "lock")
            .because("a version names one state on every replica; use SnapshotWriter.lock");

    @ArchTest
    static final ArchRule changeRequestsAreWrittenInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.sluice.flag.requests.RequestRecords")
            .should()
            .callMethod(RequestStore.class, "save", ChangeRequest.class)
            .orShould()
            .callMethod(RequestStore.class, "add", ChangeRequest.class)
            .because("row, audit trail and event are written together; use RequestRecords");

    @ArchTest
    static final ArchRule fencesAreComparedInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("..change..", "..model..")
            .should()
            .callMethod(Fence.class, "compareTo", Fence.class)
            .because("the decider is the only one who knows what a fence may do");

    @ArchTest
    static final ArchRule evaluationNeverAsksTheDatabase = noClasses()
            .that()
            .resideInAPackage("..ofrep..")
            .and()
            .doNotHaveSimpleName("Unexpected")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store..", "dev.sluice.kit.sql..", "jakarta.transaction..", "org.jboss.logging..")
            .because("an evaluation is answered from memory, on the event loop; take what it needs from the snapshot");

    @ArchTest
    static final ArchRule syncNeverAsksTheDatabase = noClasses()
            .that()
            .resideInAPackage("..sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store..", "dev.sluice.kit.sql..", "jakarta.transaction..")
            .because("one thread serves all streams and must not wait; take what it needs from the snapshot");

    @ArchTest
    static final ArchRule eventStreamsNeverAskTheDatabase = noClasses()
            .that()
            .resideInAPackage("..flag.stream..")
            .and()
            .doNotHaveSimpleName("KeepKeys")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..store..", "dev.sluice.kit.sql..", "jakarta.transaction..")
            .because(
                    "tickets are looked at on the event loop and one thread serves all streams; use KeyRing and the snapshot");

    @ArchTest
    static final ArchRule wireRecordsStayPrivate = classes()
            .that()
            .resideInAPackage("..messaging..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .notBePublic()
            .because("services share a wire format, never Java types; use the model instead");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.sluice.flag.(*)..").should().beFreeOfCycles();
}

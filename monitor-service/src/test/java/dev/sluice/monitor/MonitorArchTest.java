package dev.sluice.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.monitor.analysis.AnalysisState;
import java.time.Clock;
import java.util.Random;

@AnalyzeClasses(packages = "dev.sluice.monitor", importOptions = ImportOption.DoNotIncludeTests.class)
class MonitorArchTest {
    private static final String[] PURE = {"..monitor.analysis..", "..monitor.exposition.."};

    @ArchTest
    static final ArchRule THE_CORE_IS_PURE = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "org.apache.commons.statistics..",
                    "dev.sluice.judge..",
                    "dev.sluice.monitor.analysis..",
                    "dev.sluice.monitor.exposition..")
            .because(
                    "verdicts must follow from their inputs alone: do I/O in sources or store, and pass the result in");

    @ArchTest
    static final ArchRule THE_CORE_HAS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("time comes in as an argument, so that every verdict can be computed again");

    @ArchTest
    static final ArchRule STATE_IS_MADE_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackages("..monitor.analysis..", "..monitor.store..")
            .should()
            .callConstructorWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "of AnalysisState", call -> call.getTargetOwner().isEquivalentTo(AnalysisState.class)))
            .because("a state changes by RolloutSteps.apply and Look.at only");
}

package dev.sluice.rollout.targets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.actuators.Fence;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import jakarta.transaction.Transactional;

@AnalyzeClasses(packages = "dev.sluice.rollout", importOptions = ImportOption.DoNotIncludeTests.class)
class TargetsArchTest {

    @ArchTest
    static final ArchRule routersAreWrittenInTwoPlaces = noClasses()
            .that()
            .doNotBelongToAnyOf(ActionTry.class, RouteCheck.class)
            .should()
            .callMethod(TrafficRouter.class, "apply", Weights.class, Fence.class)
            .because("a router is told something only by a leased action or by healing; enqueue an action instead");

    @ArchTest
    static final ArchRule nobodyWaitsForARouterInATransaction = classes()
            .that()
            .belongToAnyOf(ActionTry.class, ActionRunner.class, RouteCheck.class, RouteKeeper.class)
            .should()
            .notBeAnnotatedWith(Transactional.class)
            .because("a router that hangs would hold locks; read what you need first, then speak to it, then write");
}

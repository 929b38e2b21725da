package dev.sluice.microbench;

import java.util.List;
import java.util.Set;
import org.togglz.core.Feature;
import org.togglz.core.activation.GradualActivationStrategy;
import org.togglz.core.activation.UserRoleActivationStrategy;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.mem.InMemoryStateRepository;
import org.togglz.core.user.FeatureUser;
import org.togglz.core.user.SimpleFeatureUser;

/** A feature of Togglz has one strategy, so three features make the rule; attributes are roles of the user. */
final class TogglzContestant implements Contestant {
    private final FeatureManager manager;
    private final List<FeatureUser> callers;
    private FeatureUser current = new SimpleFeatureUser("nobody");

    private enum Part implements Feature {
        COUNTRY,
        PLAN,
        SHARE
    }

    TogglzContestant() {
        InMemoryStateRepository states = new InMemoryStateRepository();
        states.setFeatureState(role(Part.COUNTRY, "AT,CH,DE"));
        states.setFeatureState(role(Part.PLAN, "gold"));
        states.setFeatureState(new FeatureState(Part.SHARE, true)
                .setStrategyId(GradualActivationStrategy.ID)
                .setParameter(GradualActivationStrategy.PARAM_PERCENTAGE, "20"));
        manager = FeatureManagerBuilder.begin()
                .featureEnum(Part.class)
                .stateRepository(states)
                .userProvider(() -> current)
                .build();
        callers = Caller.all().stream()
                .<FeatureUser>map(caller -> new SimpleFeatureUser(caller.id())
                        .setAttribute(
                                UserRoleActivationStrategy.USER_ATTRIBUTE_ROLES,
                                Set.of(caller.country(), caller.plan())))
                .toList();
    }

    private static FeatureState role(Part part, String roles) {
        return new FeatureState(part, true)
                .setStrategyId(UserRoleActivationStrategy.ID)
                .setParameter(UserRoleActivationStrategy.PARAM_ROLES_NAME, roles);
    }

    @Override
    public boolean evaluate(int caller) {
        current = callers.get(caller);
        return manager.isActive(Part.COUNTRY) && manager.isActive(Part.PLAN) && manager.isActive(Part.SHARE);
    }
}

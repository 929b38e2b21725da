package dev.sluice.rollout.plan;

/**
 * What the linter says about one place of a plan.
 *
 * @param path dotted, for example {@code strategy.steps}
 * @param message one sentence that says what to do
 */
public record Finding(Rule rule, String path, String message) {

    public boolean refuses() {
        return rule.severity() == Rule.Severity.ERROR;
    }
}

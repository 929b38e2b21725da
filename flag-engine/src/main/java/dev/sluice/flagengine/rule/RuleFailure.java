package dev.sluice.flagengine.rule;

/**
 * A rule that has no result for this caller, such as the comparison of a name with a number. Never leaves the engine. Without a stack
 * trace, since contexts come from clients who may cause as many as they like.
 */
public final class RuleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuleFailure(String message) {
        super(message, null, false, false);
    }
}

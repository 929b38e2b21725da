package dev.sluice.flagengine.rule;

import dev.sluice.flagengine.value.Text;
import org.jspecify.annotations.Nullable;

/** {@code sem_ver}: compares two semantic versions; null when one of them is none, or the operator is unknown. */
final class SemVer extends Operation {
    /** Read once, when it stands in the rule. */
    private final @Nullable SemanticVersion fixed;

    SemVer(Expression left, Expression operator, Expression right) {
        super(left, operator, right);
        this.fixed = right instanceof Constant constant ? version(constant.value()) : null;
    }

    private static @Nullable SemanticVersion version(@Nullable Object value) {
        String text = Text.of(value, Budget.LARGEST);
        return text == null ? null : SemanticVersion.parse(text);
    }

    @Override
    @Nullable
    Object value(Scope scope) {
        SemanticVersion left = SemanticVersion.parse(scope.text(operands[0].value(scope)));
        SemanticVersion right = fixed == null ? SemanticVersion.parse(scope.text(operands[2].value(scope))) : fixed;
        if (left == null || right == null) {
            return null;
        }
        int order = left.compareTo(right);
        return switch (scope.text(operands[1].value(scope))) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "^" -> left.major() == right.major();
            case "~" -> left.major() == right.major() && left.minor() == right.minor();
            default -> null;
        };
    }
}

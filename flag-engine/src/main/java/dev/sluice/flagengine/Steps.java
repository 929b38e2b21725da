package dev.sluice.flagengine;

import dev.sluice.flagengine.Explanation.Step;
import dev.sluice.flagengine.rule.Trace;
import java.util.ArrayList;
import java.util.List;

/** Notes how a rule was evaluated. */
final class Steps implements Trace {
    private final List<Step> taken = new ArrayList<>();

    @Override
    public void took(String pointer, int branch) {
        taken.add(new Step.Branch(pointer, branch));
    }

    @Override
    public void drew(String pointer, long bucket, long total, int entry) {
        taken.add(new Step.Draw(pointer, bucket, total, entry));
    }

    List<Step> taken() {
        return List.copyOf(taken);
    }
}

package dev.sluice.flag.usage.count;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flagengine.Evaluation;

/** One evaluation, as it was counted. */
public record Counted(EvaluableFlag flag, Evaluation evaluation) {}

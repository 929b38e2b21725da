/**
 * Targeting rules: JsonLogic with flagd's operators, compiled once to a tree of {@link dev.sluice.flagengine.rule.Expression} and evaluated
 * often. What a rule means follows {@code @openfeature/flagd-core} 4 and json-logic-engine 5; where that reference contradicts itself,
 * docs/adr/0011 says what is done here. Pure.
 */
@NullMarked
package dev.sluice.flagengine.rule;

import org.jspecify.annotations.NullMarked;

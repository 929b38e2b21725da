package dev.sluice.flagengine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompiledFlagTest {
    private static CompiledFlag flag(String targeting) throws JsonProcessingException {
        String flag = "{'state': 'ENABLED', 'variants': {'on': true}, 'targeting': " + targeting + "}";
        return CompiledFlag.of("flag", new ObjectMapper().readTree(flag.replace('\'', '"')), Map.of());
    }

    private static Evaluation evaluate(String targeting, Map<String, ? extends @Nullable Object> caller)
            throws JsonProcessingException {
        return flag(targeting).evaluate(EvaluationContext.of(caller, 0));
    }

    /** Stands for a defect of the engine. */
    private static final class Broken extends AbstractMap<String, Object> {
        @Override
        public Object get(@Nullable Object name) {
            throw new IllegalStateException("secret");
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new IllegalStateException("secret");
        }
    }

    @Test
    void whateverGoesWrongIsAnErrorAndNoException() throws JsonProcessingException {
        CompiledFlag flag = flag("{'if': [{'var': 'x'}, 'on']}");
        EvaluationContext caller = EvaluationContext.of(new Broken(), 0);
        Evaluation evaluation = flag.evaluate(caller);

        assertThat(evaluation.error()).isEqualTo(ErrorCode.GENERAL);
        assertThat(evaluation.message())
                .contains("IllegalStateException", "report it")
                .doesNotContain("secret");
        assertThat(flag.explain(caller).evaluation()).isEqualTo(evaluation);
    }

    @Test
    void aNameOfAVariableThatIsAnEmptyListStandsForTheWholeContext() throws JsonProcessingException {
        String targeting = "{'if': [{'var': {'var': 'which'}}, 'on']}";

        assertThat(evaluate(targeting, Map.of("which", List.of())).variant()).isEqualTo("on");
        assertThat(evaluate(targeting, Map.of("which", List.of(""))).variant()).isEqualTo("on");
        assertThat(evaluate(targeting, Map.of("which", List.of(List.of()))).variant())
                .isEqualTo("on");
        assertThat(evaluate("{'if': [{'var': [[]]}, 'on']}", Map.of()).variant())
                .isEqualTo("on");
    }

    @Test
    void aResultThatIsAListOfListsNamesNoVariant() throws JsonProcessingException {
        String lists = "{'map': [".repeat(20) + "['x']" + ", [{'var': ''}, {'var': ''}, {'var': ''}]]}".repeat(20);

        assertThat(evaluate(lists, Map.of()).message()).contains("a variant that the flag does not have");
        assertThat(evaluate("{'merge': [{'var': 'x'}]}", Map.of("x", List.of("on")))
                        .variant())
                .isEqualTo("on");
    }

    @Test
    void aTextThatDoublesIsAnErrorThatSaysWhatToDo() throws JsonProcessingException {
        String bomb = "{'reduce': [{'var': 'list'}, {'cat': [{'var': 'accumulator'}, {'var': 'accumulator'}]}, 'x']}";
        Evaluation evaluation = evaluate(bomb, Map.of("list", Collections.nCopies(40, 1)));

        assertThat(evaluation.error()).isEqualTo(ErrorCode.GENERAL);
        assertThat(evaluation.message()).contains("send less");
    }
}

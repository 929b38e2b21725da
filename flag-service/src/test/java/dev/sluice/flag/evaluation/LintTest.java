package dev.sluice.flag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'fractional':[['on',1],['off',0]]}",
                "{'fractional':[['on'],['off']]}",
                "{'fractional':[{'var':'tenant'},['on',50.0],['off',50]]}",
                "{'fractional':['salt',['on',2147483647]]}",
                "{'fractional':[['on',{'var':'weight'}],['off',{'var':'rest'}]]}",
                "{'fractional':[{'if':[{'var':'a'},['on',1],['off',1]]}]}",
                "{'sem_ver':[{'var':'v'},'>=','v2.1']}",
                "{'sem_ver':[{'var':'v'},{'var':'sign'},{'var':'other'}]}",
                "{'starts_with':[{'var':'email'},'ada']}",
                "{'in':[{'var':['plan','free']},['pro','gold',3]]}"
            })
    void takesWhatMeansSomething(String rule) throws JsonProcessingException {
        assertThat(problem(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'fractional':[['on',0],['off',0]]}                     | add up to 1 at least",
                "{'fractional':[['on',2147483647],['off',1]]}            | 2147483647 at most",
                "{'fractional':[['on',1e300],['off',1e300]]}             | 2147483647 at most",
                "{'fractional':[['on',0.5],['off',99.5]]}                | whole number",
                "{'fractional':[['on',-1],['off',2]]}                    | whole number",
                "{'fractional':[['on','50'],['off',50]]}                 | whole number",
                "{'fractional':[['on',50,1],['off',50]]}                 | [variant, weight]",
                "{'fractional':[[],['off',50]]}                          | [variant, weight]",
                "{'fractional':['on','off']}                             | [variant, weight]",
                "{'fractional':['salt']}                                 | [variant, weight]",
                "{'fractional':[7,['on',1]]}                             | draws by a text",
                "{'fractional':[]}                                       | needs a list",
                "{'fractional':'on'}                                     | needs a list",
                "{'if':[{'!':[{'fractional':[['on',0]]}]},'on','off']}   | add up to 1 at least",
                "{'sem_ver':[{'var':'v'},'>=','banana']}                 | \"banana\" is no semantic version",
                "{'sem_ver':[{'var':'v'},'=>','1.0.0']}                  | no operator",
                "{'sem_ver':[{'var':'v'},'>=']}                          | 3 operands",
                "{'starts_with':[{'var':'email'}]}                       | 2 operands",
                "{'ends_with':[{'var':'email'},'a','b']}                 | 2 operands",
                "{'ends_with':'a'}                                       | 2 operands",
                "{'starts_with':[{'var':'email'},5]}                     | compares texts"
            })
    void refusesWhatIsNullForEverybody(String rule, String says) throws JsonProcessingException {
        assertThat(problem(rule))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains(says));
    }

    @Test
    void capsTheUsersThatLeaveWithARule() throws JsonProcessingException {
        assertThat(problem(among(1_000))).isEmpty();
        assertThat(problem(among(1_001)))
                .hasValueSatisfying(says -> assertThat(says).contains("at most 1000", "attribute of the callers"));
        String five = IntStream.range(0, 5).mapToObj(i -> among(1_000)).collect(Collectors.joining(","));
        assertThat(problem("{'or':[" + five + "]}")).isEmpty();
        assertThat(problem("{'or':[" + five + ",{'==':[{'var':'a'},'b']}]}"))
                .hasValueSatisfying(says -> assertThat(says).contains("at most 5000"));
        assertThat(problem("{'in':[{'var':'targetingKey'},'" + "ada ".repeat(251) + "']}"))
                .isPresent();
        assertThat(problem("{'var':'" + "a".repeat(201) + "'}")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'if':[{'var':'a'},'blue','off']}",
                "{'or':[{'if':[{'var':'a'},'blue',null]},'off']}",
                "{'or':[{'var':'a'},'blue']}",
                "{'and':[{'var':'a'},'blue']}",
                "{'if':[{'var':'a'},{'or':[{'and':[true,'blue']},'on']}]}",
                "{'fractional':[['on',1],[{'if':[{'var':'a'},'blue']},1]]}",
                "{'if':[{'var':'a'},1]}"
            })
    void findsVariantsThatAreMissing(String rule) throws JsonProcessingException {
        assertThat(NamedVariants.missing(json(rule), Set.of("on", "off")::contains))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'or':[{'if':[{'var':'a'},'on',false]},'off']}",
                "{'or':['','off']}",
                "{'and':['blue','on']}",
                "{'and':[{'==':[{'var':'a'},'blue']},'on']}",
                "{'if':['blue','on','off']}",
                "{'cat':['o','n']}"
            })
    void takesNamesThatAreNoResults(String rule) throws JsonProcessingException {
        assertThat(NamedVariants.missing(json(rule), Set.of("on", "off")::contains))
                .isEmpty();
    }

    private static String among(int users) {
        return IntStream.range(0, users)
                .mapToObj(user -> "'user-" + user + "'")
                .collect(Collectors.joining(",", "{'in':[{'var':'targetingKey'},[", "]]}"));
    }

    private static Optional<String> problem(String rule) throws JsonProcessingException {
        return Lint.problem(List.of(json(rule)));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}

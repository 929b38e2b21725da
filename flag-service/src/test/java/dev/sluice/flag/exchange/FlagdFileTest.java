package dev.sluice.flag.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagdFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void writesReferencesOut() throws Exception {
        FlagdFile file = FlagdFile.read(json("{'$evaluators':{'pro':{'==':[{'var':'plan'},'pro']}},'flags':{'a':"
                + flag("{'if':[{'$ref':'pro'},'on','off']}") + "}}"));

        assertThat(file.flags().getFirst().targeting())
                .isEqualTo(json("{'if':[{'==':[{'var':'plan'},'pro']},'on','off']}"));
    }

    @Test
    void refusesARuleThatItsReferencesMakeTooLarge() throws JsonProcessingException {
        String large = IntStream.range(0, 20_000)
                .mapToObj(i -> "'user-" + i + "'")
                .collect(Collectors.joining(",", "{'in':[{'var':'targetingKey'},[", "]]}"));

        refused(large, 30_000, "more than 10000 nodes");
        refused("{'a':'x','b':'x'," + "'c':'y'}", 4_000, "more than 10000 nodes");
        refused("[" + "[],".repeat(999) + "[]]", 11, "more than 10000 nodes");
        refused("'" + "x".repeat(500_000) + "'", 9, "more than 4000000 characters");
    }

    @Test
    void takesWhatTheEngineTakes() throws Exception {
        String comparisons = IntStream.range(0, 3_300)
                .mapToObj(i -> "{'==':[{'var':'a'},'b']}")
                .collect(Collectors.joining(","));

        assertThat(FlagdFile.read(json("{'flags':{'a':" + flag("{'or':[" + comparisons + "]}") + "}}"))
                        .flags())
                .hasSize(1);
    }

    @Test
    void refusesAFileThatItsReferencesMakeTooLarge() throws JsonProcessingException {
        String flags = IntStream.range(0, 50)
                .mapToObj(i -> "'f" + i + "':" + flag("{'or':[" + references(5) + "]}"))
                .collect(Collectors.joining(","));
        String evaluator = "[" + "1,".repeat(999) + "1]";

        assertThatThrownBy(
                        () -> FlagdFile.read(json("{'$evaluators':{'b':" + evaluator + "},'flags':{" + flags + "}}")))
                .hasMessageContaining("more than 200000 nodes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'flags':{'a':{'state':'ENABLED','variants':{'on':true},'defaultVariant':'on','targeting':'on'}}}  | 'targeting' must be an object",
                "{'flags':{'a':{'state':'ENABLED','variants':{'on':true},'defaultVariant':'on','targeting':['on']}}} | 'targeting' must be an object",
                "{'flags':{'a':{'state':'ENABLED','variants':{'on':true},'defaultVariant':'on','metadata':'x'}}}    | 'metadata' must be an object",
                "{'flags':{'a':{'state':'ENABLED','variants':['on'],'defaultVariant':'on'}}}                        | needs 'variants'",
                "{'flags':{'..':{'state':'ENABLED','variants':{'on':true},'defaultVariant':'on'}}}                  | no URL reaches it",
                "{'$evaluators':['x'],'flags':{'a':{}}}                                                             | rules by their names",
                "{'flags':{'a':{'state':'ENABLED','variants':{'on':true},'defaultVariant':'on','targeting':{'!':{'$ref':7}}}}} | refers to 7"
            })
    void saysWhatToCorrect(String file, String says) {
        assertThatThrownBy(() -> FlagdFile.read(json(file)))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageContaining(says);
    }

    private static void refused(String evaluator, int references, String says) throws JsonProcessingException {
        JsonNode file = json("{'$evaluators':{'b':" + evaluator + "},'flags':{'a':"
                + flag("{'or':[" + references(references) + "]}") + "}}");
        assertThatThrownBy(() -> FlagdFile.read(file)).hasMessageContaining(says);
    }

    private static String references(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{'$ref':'b'}").collect(Collectors.joining(","));
    }

    private static String flag(String targeting) {
        return "{'state':'ENABLED','variants':{'on':true,'off':false},'defaultVariant':'off','targeting':" + targeting
                + "}";
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}

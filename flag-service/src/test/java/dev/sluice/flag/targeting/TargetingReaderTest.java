package dev.sluice.flag.targeting;

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
import org.junit.jupiter.params.provider.ValueSource;

class TargetingReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'rules':[]}",
                "{'rules':[{'when':[],'serve':'on'}]}",
                "{'rules':[{'name':'beta','when':[{'attribute':'plan','operator':'in','values':['pro',1,true]}],'serve':'on'}]}",
                "{'rules':[{'when':[{'attribute':'v','operator':'version >=','values':['2.0.0'],'not':true}],'serve':'on'}]}",
                "{'rules':[{'when':[{'segment':'testers'}],'serve':{'weights':{'on':1,'off':3},'by':'tenant'}}]}",
                "{'logic':{'if':[{'var':'beta'},'on',null]}}"
            })
    void readsWhatItWrites(String text) throws JsonProcessingException, InvalidTargetingException {
        assertThat(TargetingWriter.write(TargetingReader.read(json(text)))).isEqualTo(json(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                       | ``                      | either 'rules' or 'logic'",
                "{'rules':[],'logic':{}}                                  | ``                      | either",
                "{'rule':[]}                                              | rule                    | not known",
                "{'rules':[{'serve':'on'}]}                               | rules[0].when           | must be a list",
                "{'rules':[{'when':[]}]}                                  | rules[0].serve          | must be an object",
                "{'rules':[{'when':[{'attribute':'a','operator':'~','values':['x']}],'serve':'on'}]}  | rules[0].when[0].operator | no operator",
                "{'rules':[{'when':[{'attribute':'a','operator':'in','values':[]}],'serve':'on'}]}    | rules[0].when[0].values   | 1 to 1000 values",
                "{'rules':[{'when':[{'attribute':'a','operator':'<','values':['x']}],'serve':'on'}]}  | rules[0].when[0].values   | '<' does not take",
                "{'rules':[{'when':[{'attribute':'a','operator':'in','values':[{}]}],'serve':'on'}]}  | rules[0].when[0].values   | 'in' does not take {}",
                "{'rules':[{'when':{},'serve':'on'}]}                     | rules[0].when           | must be a list",
                "{'rules':[{'when':['beta'],'serve':'on'}]}               | rules[0].when[0]        | must be an object",
                "{'rules':[{'when':[{'segment':'beta','attribute':'country','operator':'in','values':['FR']}],'serve':'on'}]} | rules[0].when[0].attribute | not known",
                "{'rules':[{'when':[{'attribute':'a','operator':'in','values':['x'],'segments':'beta'}],'serve':'on'}]} | rules[0].when[0].segments | not known",
                "{'rules':[{'when':[{'segment':null}],'serve':'on'}]}     | rules[0].when[0].segment | must be text",
                "{'rules':[{'when':[{'segment':'beta','not':'yes'}],'serve':'on'}]} | rules[0].when[0].not | true or false",
                "{'rules':[{'when':[],'serve':{'weights':['on']}}]}       | rules[0].serve.weights  | must be an object",
                "{'rules':[{'when':[],'serve':{'weights':{'on':0}}}]}     | rules[0].serve.weights  | add up to 1",
                "{'rules':[{'when':[],'serve':{'weights':{'on':-1}}}]}    | rules[0].serve.weights  | not negative",
                "{'rules':[{'when':[],'serve':{'weights':{'on':1.5}}}]}   | rules[0].serve.weights.on | whole number",
                "{'rules':[{'when':[],'serve':{'weights':{'on':2147483647,'off':1}}}]} | rules[0].serve.weights | 2147483647 at most"
            })
    void saysWhereItIsWrong(String text, String path, String message) throws JsonProcessingException {
        JsonNode node = json(text);
        assertThatThrownBy(() -> TargetingReader.read(node))
                .isInstanceOfSatisfying(InvalidTargetingException.class, invalid -> assertThat(invalid.path())
                        .isEqualTo(path))
                .hasMessageContaining(message);
    }

    @Test
    void capsListsOfUsers() throws JsonProcessingException {
        String users = IntStream.rangeClosed(0, Clause.Compare.MOST_VALUES)
                .mapToObj(user -> "'user-" + user + "'")
                .collect(Collectors.joining(","));
        JsonNode node = json("{'rules':[{'when':[{'attribute':'targetingKey','operator':'in','values':[" + users
                + "]}],'serve':'on'}]}");
        assertThatThrownBy(() -> TargetingReader.read(node)).hasMessageContaining("attribute of the callers");
    }
}

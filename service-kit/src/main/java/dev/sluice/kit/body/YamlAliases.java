package dev.sluice.kit.body;

import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;

/** Refuses anchors and aliases before anything is built: a few lines of them expand to gigabytes. */
final class YamlAliases {
    private YamlAliases() {}

    static void refuse(byte[] body, LoaderOptions options) {
        var reader = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
        try {
            for (Event event : new Yaml(options).parse(reader)) {
                if (event instanceof NodeEvent node && node.getAnchor() != null) {
                    throw new ProblemException(
                            CommonProblem.YAML_ALIAS,
                            "Write the value out instead of the anchor or alias '" + node.getAnchor() + "'.");
                }
            }
        } catch (MarkedYAMLException e) {
            String line = e.getProblemMark() == null
                    ? ""
                    : " The mistake is at line " + (e.getProblemMark().getLine() + 1) + ".";
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "Send well-formed YAML." + line, e);
        } catch (YAMLException e) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_BODY,
                    "Send well-formed YAML, at most " + YamlOrJson.MAX_DEPTH + " levels deep.",
                    e);
        }
    }
}

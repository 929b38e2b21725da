package dev.sluice.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Users copy what docs/plan.md and the README show, so it has to be right. */
class PlanDocsContractTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)(?:^```yaml\\n|<<'PLAN'\\n)(name: .*?)^(?:```|PLAN)$");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void everyExampleOfAPlanIsAccepted() {
        List<String> examples = List.of(Path.of("../docs/plan.md"), Path.of("../README.md")).stream()
                .flatMap(page -> EXAMPLE.matcher(text(page)).results().map(match -> match.group(1)))
                .toList();
        assertThat(examples).hasSize(3);
        for (String example : examples) {
            PlanReader.Reading reading = PlanReader.read(tree(example));
            assertThat(reading.findings()).as(example).noneMatch(Finding::refuses);
            RolloutPlan plan = reading.plan().orElseThrow();
            assertThat(PlanLinter.lint(plan, all(plan))).as(example).noneMatch(Finding::refuses);
        }
    }

    @Test
    void theTableOfFieldsNamesEveryFieldOfAWrittenPlan() {
        String page = text(Path.of("../docs/plan.md"));
        EXAMPLE.matcher(page).results().map(match -> match.group(1)).forEach(example -> {
            RolloutPlan plan = PlanReader.read(tree(example)).plan().orElseThrow();
            names(PlanWriter.write(plan))
                    .forEach(field -> assertThat(page).containsPattern("(?m)^\\|.*\\b" + field + "`"));
        });
    }

    private static Set<String> names(JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.properties().forEach(field -> {
            JsonNode value = field.getValue();
            JsonNode leaf = value.isArray() ? value.path(0) : value;
            if (leaf.isValueNode()) {
                names.add(field.getKey());
            }
            names.addAll(names(value));
        });
        if (json.isArray()) {
            json.forEach(element -> names.addAll(names(element)));
        }
        return names;
    }

    private static Known all(RolloutPlan plan) {
        Set<String> variants = plan.strategy() instanceof Strategy.FeatureFlag ? Set.of("on", "off") : Set.<String>of();
        return new Known(
                Map.of(plan.strategy().target(), new Known.Owner(plan.service(), plan.environment(), variants)),
                plan.analysis().metrics().stream()
                        .map(Metric::source)
                        .distinct()
                        .collect(Collectors.toMap(name -> name, name -> new Known.Owner("*", "*", Set.of()))));
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

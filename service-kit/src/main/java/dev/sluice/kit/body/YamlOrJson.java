package dev.sluice.kit.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sluice.kit.problem.CommonProblem;
import dev.sluice.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a body that people write by hand. Bounded: no aliases, at most 32 levels, no duplicate keys, one document. */
@ApplicationScoped
public class YamlOrJson {
    static final int MAX_DEPTH = 32;
    private static final int MAX_CODE_POINTS = 1024 * 1024;
    private static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();

    private final ObjectMapper json = bounded(JsonFactory.builder()
            .streamReadConstraints(BOUNDS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private final ObjectMapper yaml = bounded(YAMLFactory.builder()
            .streamReadConstraints(BOUNDS)
            .loaderOptions(loaderOptions())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /**
     * Parses by media type: anything with {@code yaml} in it is YAML, all else JSON.
     *
     * @throws ProblemException {@code malformed-body} or {@code yaml-alias}
     */
    public JsonNode parse(@Nullable String contentType, byte[] body) {
        boolean isYaml =
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains("yaml");
        String format = isYaml ? "YAML" : "JSON";
        if (isYaml) {
            YamlAliases.refuse(body, loaderOptions());
        }
        try {
            JsonNode tree = (isYaml ? yaml : json).readTree(body);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                throw new ProblemException(
                        CommonProblem.MALFORMED_BODY, "Send a " + format + " document; the body is empty.");
            }
            return tree;
        } catch (StreamConstraintsException e) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "Nest at most " + MAX_DEPTH + " levels deep.", e);
        } catch (JsonProcessingException e) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "Send well-formed " + format + "." + where(e), e);
        } catch (IOException e) {
            throw new ProblemException(CommonProblem.MALFORMED_BODY, "Send " + format + " in UTF-8.", e);
        }
    }

    private static String where(JsonProcessingException e) {
        if (e.getLocation() == null) {
            return "";
        }
        return " The mistake is at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr() + ". Keys must not repeat, and there must be one document only.";
    }

    private static ObjectMapper bounded(JsonFactory factory) {
        return new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CODE_POINTS);
        return options;
    }
}

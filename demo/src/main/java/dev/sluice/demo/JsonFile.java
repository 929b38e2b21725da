package dev.sluice.demo;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A file that lists what one process serves several of: {@code {"<list>": [{…}, …]}}. */
final class JsonFile {

    private JsonFile() {}

    /** Every entry of the list as {@code entry} reads it; a file that cannot be used is a usage error. */
    static <T> List<T> read(Path file, String list, Function<JsonObject, T> entry) {
        try {
            List<T> entries = new JsonObject(Buffer.buffer(Files.readAllBytes(file)))
                    .getJsonArray(list).stream()
                            .map(JsonObject.class::cast)
                            .map(entry)
                            .toList();
            if (entries.isEmpty()) {
                throw new Arguments.UsageException("%s lists no %s".formatted(file, list));
            }
            return entries;
        } catch (IOException | DecodeException | ClassCastException | NullPointerException unusable) {
            throw new Arguments.UsageException("%s cannot be read as a list of %s".formatted(file, list));
        }
    }
}

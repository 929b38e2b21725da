package dev.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares the API that a running service describes with the committed {@code contracts/openapi/<service>.yaml}. */
public final class OpenApiContract {
    private OpenApiContract() {}

    /**
     * Call it in an IT. With {@code -Dapprove=true} it writes the file instead; then read the difference before you commit it.
     *
     * @throws AssertionError when they differ
     */
    public static void check(String service) {
        Path file = EmbeddedStack.root().resolve("contracts/openapi").resolve(service + ".yaml");
        String actual = RestAssured.get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            if (Boolean.getBoolean("approve")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            String committed = Files.exists(file) ? Files.readString(file) : "";
            assertThat(actual)
                    .as("the API of %s changed; if that is meant, run its ITs with -Dapprove=true", service)
                    .isEqualTo(committed);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read or written: " + file, e);
        }
    }
}

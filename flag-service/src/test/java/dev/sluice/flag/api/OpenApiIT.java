package dev.sluice.flag.api;

import dev.sluice.testing.OpenApiContract;
import dev.sluice.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class OpenApiIT {
    @Test
    void describesTheCommittedApi() {
        OpenApiContract.check("flag-service");
    }
}

package dev.sluice.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a Quarkus integration test a fresh database and topics of its own on the servers of {@link TestStack}, and a tokens file with the
 * tokens of {@link TestRole}: {@code @QuarkusTestResource(StackResource.class)}.
 */
public class StackResource implements QuarkusTestResourceLifecycleManager {
    private final String name =
            "it" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    /** The servers to use. */
    protected StackAddress address() {
        return TestStack.address();
    }

    @Override
    public Map<String, String> start() {
        StackAddress stack = address();
        administer("CREATE DATABASE " + name);
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.jdbc.url", stack.jdbc() + name);
        configuration.put("quarkus.datasource.username", stack.username());
        configuration.put("quarkus.datasource.password", stack.password());
        configuration.put("kafka.bootstrap.servers", stack.kafka());
        configuration.put("sluice.topic-prefix", name + ".");
        configuration.put("sluice.kafka.partitions", "3");
        configuration.put("sluice.auth.tokens-file", TestTokens.writeFile().toString());
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new KafkaProbe(address().kafka(), name + "."), new TestInjector.MatchesType(KafkaProbe.class));
    }

    @Override
    public void stop() {
        administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void administer(String statement) {
        StackAddress stack = address();
        try (Connection connection =
                        DriverManager.getConnection(stack.jdbc() + "postgres", stack.username(), stack.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database cannot be administered: " + statement, e);
        }
    }
}

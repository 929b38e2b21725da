package dev.sluice.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections outside of the pool, which would validate, time and recycle what must be held. */
@ApplicationScoped
class RelayConnections {
    private static final int SECONDS_TO_CONNECT = 2;
    private static final int SECONDS_TO_ANSWER = 10;

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    RelayConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        dataSource.setURL(url);
        dataSource.setUser(username);
        dataSource.setPassword(password);
        dataSource.setTcpKeepAlive(true); // a server that vanished without a word is noticed
        dataSource.setConnectTimeout(SECONDS_TO_CONNECT);
        dataSource.setSocketTimeout(SECONDS_TO_ANSWER);
        dataSource.setApplicationName("outbox-relay");
    }

    HintSession listen() throws SQLException {
        return new HintSession(dataSource.getConnection());
    }

    RelaySession open() throws SQLException {
        return new RelaySession(dataSource.getConnection());
    }
}

package dev.sluice.stack.server;

import dev.sluice.stack.PrivateFiles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * PostgreSQL on 127.0.0.1 as anybody would run it: durable commits, password authentication, data kept.
 *
 * <p>The binaries of {@code io.zonky.test} are unpacked once per user ({@link Programs}). As root they run in a user
 * namespace of their own ({@code unshare -U}), since PostgreSQL refuses to run as root.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String SUPERUSER = "postgres";

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** Small memory, full durability: the library's defaults are fsync and synchronous_commit off. */
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "''",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "200",
            "shared_buffers", "48MB",
            "max_wal_size", "256MB",
            "autovacuum_max_workers", "1",
            "max_parallel_workers", "0");

    private final EmbeddedPostgres server;
    private final String password;

    private PostgresServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts on the data in {@code folder}, which is created with a random superuser password when it is new. */
    public static PostgresServer start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        Path data = data(folder);
        Path passwordFile = folder.resolve("password");
        if (!Files.exists(passwordFile)) {
            PrivateFiles.write(passwordFile, Secrets.random());
        }
        Orphans.stopPostgres(data);
        String password = Files.readString(passwordFile);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Programs.folder().toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(LONGEST_START)
                .setConnectConfig("password", password)
                // Handed to initdb as --name=value: passwords are asked for from the first start on.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("pwfile", passwordFile.toAbsolutePath().toString())
                .setLocaleConfig("auth-host", "scram-sha-256");
        // The server outlives this process when it is killed, so its output must not go through this process.
        builder.setOutputRedirector(
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        return new PostgresServer(builder.start(), password);
    }

    /** Where the cluster itself lies; PostgreSQL writes {@code postmaster.pid} there. */
    public static Path data(Path folder) {
        return folder.resolve("data");
    }

    /** Ends in a slash: a database's name goes behind it. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
    }

    public String password() {
        return password;
    }

    /** Ends the server with a fast shutdown: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}

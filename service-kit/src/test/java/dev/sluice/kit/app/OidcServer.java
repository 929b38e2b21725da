package dev.sluice.kit.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** An identity provider as far as a service sees it: discovery and a JWKS, over HTTP, with a key of this run. */
public class OidcServer implements QuarkusTestResourceLifecycleManager {
    private final KeyPair keys = newKeys();
    private final HttpServer server = newServer();

    @Override
    public Map<String, String> start() {
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/jwks\"}");
        answer("/jwks", jwks((RSAPublicKey) keys.getPublic()));
        server.start();
        return Map.of("quarkus.oidc.auth-server-url", issuer, "quarkus.oidc.discovery-enabled", "true");
    }

    @Override
    public void inject(TestInjector injector) {
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        injector.injectIntoFields(
                new OidcTokens(issuer, keys.getPrivate()), new TestInjector.MatchesType(OidcTokens.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> send(exchange, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String jwks(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + OidcTokens.KEY_ID
                + "\",\"n\":\"" + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}]}";
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }
}

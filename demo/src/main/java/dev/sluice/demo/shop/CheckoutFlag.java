package dev.sluice.demo.shop;

import dev.sluice.demo.SecretFile;
import dev.sluice.demo.shop.ShopOptions.FlagService;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Asks flag-service over OFREP which checkout a visitor gets. When there is no usable answer in time the visitor gets the
 * old one: a shop never fails because of its flags.
 */
final class CheckoutFlag {

    static final String FLAG = "new-checkout";

    private final HttpClient client;
    private final Optional<RequestOptions> question;
    private final SecretFile token;
    private long fallbacks;

    CheckoutFlag(Vertx vertx, FlagService service) {
        int patience = Math.toIntExact(service.patience().toMillis());
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(patience).setMaxPoolSize(64));
        this.question = service.flag().map(flag -> new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(service.url().getHost())
                .setPort(service.url().getPort() < 0 ? 80 : service.url().getPort())
                .setURI("/ofrep/v1/evaluate/flags/" + flag)
                .setTimeout(patience));
        this.token = service.token();
    }

    Future<Variant> variant(Visitor visitor) {
        return question.map(evaluation -> ask(evaluation, visitor)).orElse(Future.succeededFuture(Variant.OFF));
    }

    private Future<Variant> ask(RequestOptions evaluation, Visitor visitor) {
        JsonObject context = new JsonObject().put("targetingKey", visitor.id()).put("internal", visitor.internal());
        return client.request(evaluation)
                .compose(request -> send(request, new JsonObject().put("context", context)))
                .compose(CheckoutFlag::evaluated)
                .otherwise(unanswered -> {
                    fallbacks++;
                    return Variant.OFF;
                });
    }

    /** How often flag-service gave no usable answer. */
    long fallbacks() {
        return fallbacks;
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, JsonObject body) {
        request.putHeader("Content-Type", "application/json");
        token.secret().ifPresent(bearer -> request.putHeader("Authorization", "Bearer " + bearer));
        return request.send(body.toBuffer());
    }

    private static Future<Variant> evaluated(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("status " + response.statusCode());
        }
        return response.body()
                .map(Buffer::toJsonObject)
                .map(answer -> Boolean.TRUE.equals(answer.getValue("value")) ? Variant.ON : Variant.OFF);
    }
}

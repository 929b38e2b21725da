package dev.sluice.demo.shop;

import dev.sluice.demo.SecretFile;
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

/** Asks flag-service over OFREP for each visitor. */
final class AskedFlag implements CheckoutFlag {

    private final HttpClient client;
    private final RequestOptions question;
    private final SecretFile token;
    private Use use = Use.NONE;

    AskedFlag(Vertx vertx, Flags.Asked asked) {
        int patience = Math.toIntExact(asked.patience().toMillis());
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(patience).setMaxPoolSize(64));
        this.question = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(asked.url().getHost())
                .setPort(asked.url().getPort() < 0 ? 80 : asked.url().getPort())
                .setURI("/ofrep/v1/evaluate/flags/" + asked.flag())
                .setTimeout(patience);
        this.token = asked.token();
    }

    @Override
    public Future<Variant> variant(Visitor visitor) {
        JsonObject context = new JsonObject().put("targetingKey", visitor.id()).put("internal", visitor.internal());
        return client.request(question)
                .compose(request -> send(request, new JsonObject().put("context", context)))
                .compose(this::evaluated)
                .otherwise(unanswered -> {
                    use = use.fellBack();
                    return Variant.OFF;
                });
    }

    @Override
    public Use use() {
        return use;
    }

    @Override
    public void close() {
        client.close();
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, JsonObject body) {
        request.putHeader("Content-Type", "application/json");
        token.secret().ifPresent(bearer -> request.putHeader("Authorization", "Bearer " + bearer));
        return request.send(body.toBuffer());
    }

    private Future<Variant> evaluated(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("status " + response.statusCode());
        }
        return response.body().map(Buffer::toJsonObject).map(answer -> {
            JsonObject metadata = answer.getJsonObject("metadata", new JsonObject());
            use = use.answered(metadata.getLong("revision", 0L));
            return Variant.of(Boolean.TRUE.equals(answer.getValue("value")));
        });
    }
}

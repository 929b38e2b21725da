package dev.sluice.actuators.http;

import dev.sluice.actuators.Fence;
import dev.sluice.actuators.RouterFailure;
import dev.sluice.actuators.RouterState;
import dev.sluice.actuators.TrafficRouter;
import dev.sluice.actuators.Weights;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.function.Supplier;

/** A route behind any proxy that implements docs/router-protocol.md. */
public final class HttpTrafficRouter implements TrafficRouter {

    private final String route;
    private final URI weightsUrl;
    private final Supplier<Optional<String>> secret;
    private final RouterConnection connection;

    public HttpTrafficRouter(String route, URI url, Supplier<Optional<String>> secret) {
        if (!Weights.NAME.matcher(route).matches()) {
            throw new IllegalArgumentException("a route's name must match " + Weights.NAME);
        }
        this.route = route;
        this.weightsUrl = weightsUrl(url);
        this.secret = secret;
        this.connection = new RouterConnection(route);
    }

    @Override
    public RouterState read() throws RouterFailure {
        RouterAnswer answer = connection.send(HttpRequest.newBuilder(weightsUrl).GET());
        return switch (answer.status()) {
            case 200 -> state(answer);
            case 401, 403 -> throw new RouterFailure.Unauthorised(route, "it asks for one even to be read");
            case 422 -> throw new RouterFailure.Rejected(route, "it does not know the route");
            default -> throw new RouterFailure.Garbled(route, "status " + answer.status());
        };
    }

    @Override
    public RouterState apply(Weights weights, Fence fence) throws RouterFailure {
        byte[] body = RouterJson.command(route, weights, fence);
        RouterAnswer answer = connection.send(
                authorised().header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(body)));
        switch (answer.status()) {
            case 200 -> {}
            case 401, 403 -> throw new RouterFailure.Unauthorised(route, "status " + answer.status());
            case 422 -> throw new RouterFailure.Rejected(route, "it does not know the route or one of the versions");
            case 409 -> throw new RouterFailure.Refused(route, RouterJson.highestFence(route, answer.body()));
            default -> throw new RouterFailure.Garbled(route, "status " + answer.status());
        }
        return readBack(weights, fence);
    }

    private RouterState readBack(Weights weights, Fence fence) throws RouterFailure {
        RouterState observed = read();
        Fence held = observed.fence();
        if (held != null && fence.isLowerThan(held)) {
            throw new RouterFailure.Refused(route, held);
        }
        if (!fence.equals(held) || !observed.desired().sameShares(weights)) {
            throw new RouterFailure.NotHeld(weights, observed);
        }
        return observed;
    }

    private RouterState state(RouterAnswer answer) throws RouterFailure {
        RouterState state = RouterJson.state(route, answer.body());
        if (!state.route().equals(route)) {
            throw new RouterFailure.Rejected(route, "its address belongs to another route");
        }
        return state;
    }

    private HttpRequest.Builder authorised() throws RouterFailure {
        String token = secret.get()
                .orElseThrow(() -> new RouterFailure.Unauthorised(route, "there is none under the registered name"));
        try {
            return HttpRequest.newBuilder(weightsUrl).header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException quotesTheValue) {
            throw new RouterFailure.Unauthorised(route, "it holds characters that no HTTP header may carry");
        }
    }

    private static URI weightsUrl(URI url) {
        boolean usable = ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!usable) {
            throw new IllegalArgumentException(
                    "a router's url must be http(s)://host[:port][/path], without user, query or fragment");
        }
        String base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/weights");
    }
}

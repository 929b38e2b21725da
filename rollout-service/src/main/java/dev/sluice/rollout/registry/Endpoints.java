package dev.sluice.rollout.registry;

import dev.sluice.actuators.haproxy.HaproxyCounters;
import dev.sluice.kit.address.LinkLocal;
import dev.sluice.kit.credentials.Credentials;
import dev.sluice.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every registered endpoint must fulfil. */
@ApplicationScoped
public class Endpoints {

    /** Names reach routers and paths. */
    static final String NAME = "[A-Za-z0-9_.-]{1,100}";

    /** How long a registration waits for a resolver. */
    private static final Duration RESOLVING = Duration.ofSeconds(1);

    private static final Pattern NAMES = Pattern.compile(NAME);

    private final Credentials credentials;

    Endpoints(Credentials credentials) {
        this.credentials = credentials;
    }

    void requireName(String name) {
        if (!NAMES.matcher(name).matches() || name.startsWith(".")) {
            throw new ProblemException(
                    RegistryProblem.INVALID_NAME,
                    "Choose a name of 1 to 100 letters, digits, '_', '.' and '-' that does not begin with '.'.");
        }
    }

    /** What a source's URL must be. A name that cannot be resolved now may be later: whoever fetches checks again. */
    void requireUrl(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                requireNotLinkLocal(url.getHost());
                return;
            }
        } catch (URISyntaxException notAUrl) {
            throw badUrl(notAUrl);
        }
        throw badUrl(null);
    }

    /** The URL of an HAProxy route says also where its counters are. */
    void requireHaproxyUrl(String text) {
        try {
            HaproxyCounters.at("source", new URI(text)).host().ifPresent(Endpoints::requireNotLinkLocal);
        } catch (URISyntaxException notAUrl) {
            throw badRouterUrl("no url", notAUrl);
        } catch (IllegalArgumentException unfit) {
            throw badRouterUrl(String.valueOf(unfit.getMessage()), unfit);
        }
    }

    static void requireNotLinkLocal(String host) {
        CompletableFuture<Boolean> found = new CompletableFuture<>();
        Thread.ofVirtual().name("resolve").start(() -> {
            try {
                found.complete(LinkLocal.behind(host));
            } catch (UnknownHostException notNow) {
                found.complete(false);
            }
        });
        if (found.completeOnTimeout(false, RESOLVING.toMillis(), TimeUnit.MILLISECONDS)
                .join()) {
            throw new ProblemException(
                            RegistryProblem.INVALID_URL,
                            "Send an address that is not link-local (169.254.0.0/16, fe80::/10): nothing that can be watched lies there.")
                    .error("url", "must not lead to a link-local address");
        }
    }

    /** What a router's URL must be for any driver; the driver itself judges the rest. Its schemes are its own. */
    void requireRouterUrl(String text) {
        try {
            URI url = new URI(text);
            if (url.isAbsolute() && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return;
            }
        } catch (URISyntaxException notAUrl) {
            throw badRouterUrl("no url", notAUrl);
        }
        throw badRouterUrl("must be absolute, without user, password and fragment", null);
    }

    /** @param objection a driver's words; they quote nothing of the URL */
    static ProblemException badRouterUrl(String objection, @Nullable Throwable cause) {
        String detail = "Send the url of a router as its driver wants it: " + objection + ".";
        ProblemException problem = cause == null
                ? new ProblemException(RegistryProblem.INVALID_URL, detail)
                : new ProblemException(RegistryProblem.INVALID_URL, detail, cause);
        return problem.error("url", objection);
    }

    void requireCredential(@Nullable String name) {
        if (name != null && credentials.secret(name).isEmpty()) {
            throw new ProblemException(
                            RegistryProblem.UNKNOWN_CREDENTIAL,
                            "Put the secret into a file of this name in the credentials directory of the service first, or leave"
                                    + " credential out.")
                    .error("credential", "names no secret that this service knows");
        }
    }

    private static ProblemException badUrl(@Nullable Throwable cause) {
        String detail =
                "Send http(s)://host[:port][/path] without user, password and fragment; a secret is given by 'credential'.";
        ProblemException problem = cause == null
                ? new ProblemException(RegistryProblem.INVALID_URL, detail)
                : new ProblemException(RegistryProblem.INVALID_URL, detail, cause);
        return problem.error("url", "must be an http or https URL without credentials");
    }
}

package dev.sluice.flag.stream;

import dev.sluice.flag.config.FlagConfig;
import dev.sluice.flag.config.StreamsConfig;
import dev.sluice.kit.auth.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hands tickets out. Within half a ticket's life the same caller gets the same one: a client that asks again keeps its stream, and the tag
 * of an answer stays.
 */
@ApplicationScoped
public class Invitations {
    /** Longer URLs do not pass every proxy; who has so many grants asks now and then. */
    private static final int LONGEST_TICKET = 2_000;

    /** How long before its end a ticket counts as too old to be kept: clocks of replicas differ. */
    private static final int MARGIN_SECONDS = 60;

    private static final Pattern STAMP = Pattern.compile("([0-9a-f]{8})([0-9a-f]{16})");

    private final KeyRing keys;
    private final StreamsConfig config;
    private final String url;

    @Inject
    Invitations(KeyRing keys, FlagConfig config) {
        this(keys, config.streams());
    }

    Invitations(KeyRing keys, StreamsConfig config) {
        this.keys = keys;
        this.config = config;
        this.url = this.config.url().map(Invitations::checked).orElse("");
    }

    /**
     * For who evaluates now; none where streams are not served.
     *
     * @param caller name of the token, or of the subject
     * @param ofTokensFile whether it is a token of the tokens file
     */
    public Optional<Invitation> invite(String caller, boolean ofTokensFile, List<Grant> grants, Instant now) {
        if (!config.enabled()) {
            return Optional.empty();
        }
        Coverage coverage = Coverage.of(grants);
        return keys.signing(now)
                .filter(key -> !coverage.isNothing())
                .map(key -> invitation(new Ticket(caller, ofTokensFile, coverage, expiry(now)), key))
                .filter(invitation -> invitation.ticket().length() <= LONGEST_TICKET);
    }

    /**
     * Whether a client with an answer of this stamp may keep it: the ticket in it still opens streams. Else it has to be given a new
     * answer, though nothing changed, for one that is told "not modified" never gets another ticket.
     */
    public boolean isKept(String stamp, Instant now) {
        Matcher matcher = STAMP.matcher(stamp);
        return matcher.matches()
                && keys.find(HexFormat.fromHexDigits(matcher.group(1))).isPresent()
                && HexFormat.fromHexDigitsToLong(matcher.group(2)) >= now.getEpochSecond() + MARGIN_SECONDS;
    }

    private Invitation invitation(Ticket ticket, TicketKey key) {
        String stamp = HexFormat.of().toHexDigits(key.id()) + HexFormat.of().toHexDigits(ticket.expires());
        return new Invitation(Tickets.sign(ticket, key), stamp, url);
    }

    private long expiry(Instant now) {
        long life = config.ticketLife().toSeconds();
        long step = Math.max(life / 2, 1);
        return Math.floorDiv(now.getEpochSecond(), step) * step + step + life;
    }

    private static String checked(String url) {
        URI read = URI.create(url);
        if (!("http".equals(read.getScheme()) || "https".equals(read.getScheme()))
                || read.getHost() == null
                || read.getRawQuery() != null
                || read.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "sluice.flags.streams.url must be such as https://flags.example.org, without query and fragment");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}

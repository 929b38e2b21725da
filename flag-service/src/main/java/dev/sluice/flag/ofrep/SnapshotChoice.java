package dev.sluice.flag.ofrep;

import dev.sluice.flag.application.Snapshots;
import dev.sluice.flag.evaluation.Snapshot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshot answers a request. A request that crosses services sends the version of the first answer along, so that all of it sees one
 * state of the flags; so does a client that must not see flags go back when its next request reaches another replica.
 */
@ApplicationScoped
class SnapshotChoice {
    /** A version of the catalogue, as the answers' metadata have it; answers carry it, too. */
    static final String HEADER = "X-Flag-Snapshot";

    /** OFREP's query parameter for what an event stream told: the version of a change. The answer has to be no older. */
    static final String TOLD = "flagConfigEtag";

    /** How long a replica waits for a version that another one has. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private final Snapshots snapshots;

    SnapshotChoice(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** This replica does not know the version that the client has seen, not even after a wait: another replica may. */
    static final class BehindException extends Exception {
        private static final long serialVersionUID = 1L;

        BehindException(long version) {
            super("Ask again in a second: this replica does not know version " + version + " of the flags yet.");
        }
    }

    /**
     * The snapshot of the version that the header names; the current one when it names none, or one from too long ago. Fails with {@link
     * BehindException}.
     */
    Uni<Snapshot> of(@Nullable String header) throws InvalidRequestException {
        return of(header, null);
    }

    /**
     * The same for a client that a stream told of a change, maybe the stream of another replica: the current snapshot, once it has that
     * change.
     *
     * @param told see {@link #TOLD}; counts where there is no header. What is no version is not of our streams, and is not minded
     */
    Uni<Snapshot> of(@Nullable String header, @Nullable String told) throws InvalidRequestException {
        Optional<Snapshot> known = atOnce(header, told);
        return known.isPresent()
                ? Uni.createFrom().item(known.get())
                : later(Long.parseLong(Objects.requireNonNull(header == null ? told : header)), header != null);
    }

    /** The same; empty when this replica does not know the version yet. */
    Optional<Snapshot> atOnce(@Nullable String header, @Nullable String told) throws InvalidRequestException {
        Snapshot current = snapshots.current();
        if (header == null) {
            boolean behind =
                    told != null && VERSION.matcher(told).matches() && Long.parseLong(told) > current.version();
            return behind ? Optional.empty() : Optional.of(current);
        }
        if (!VERSION.matcher(header).matches()) {
            throw new InvalidRequestException(
                    ErrorCode.GENERAL,
                    "Send as " + HEADER + " the version of an earlier answer's metadata, or do not send it.");
        }
        long version = Long.parseLong(header);
        return version <= current.version() ? Optional.of(pinned(version, current)) : Optional.empty();
    }

    private Snapshot pinned(long version, Snapshot current) {
        return snapshots.at(version).orElse(current);
    }

    private Uni<Snapshot> later(long version, boolean pins) {
        return Multi.createFrom()
                .ticks()
                .every(PAUSE)
                .onOverflow()
                .drop()
                .map(tick -> snapshots.current())
                .filter(snapshot -> snapshot.version() >= version)
                .map(snapshot -> pins ? pinned(version, snapshot) : snapshot)
                .toUni()
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new BehindException(version));
    }
}

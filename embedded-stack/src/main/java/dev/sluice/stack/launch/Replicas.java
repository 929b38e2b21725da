package dev.sluice.stack.launch;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many processes each service has, and how they are told apart. The first one has the service's usual name and port.
 *
 * @param count 1 to {@value #MOST}
 */
public record Replicas(int count) {
    public static final int MOST = 3;
    public static final Replicas ONE = new Replicas(1);

    /** More than the services' usual ports span, and above all other parts' ports. */
    private static final int APART = 20;

    public Replicas {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("there can be 1 to " + MOST + " replicas, not " + count);
        }
    }

    /** As many as were started, by the names of all parts. */
    static Replicas among(Set<String> parts, String service) {
        int highest = 1;
        for (int replica = 2; replica <= MOST; replica++) {
            if (parts.contains(name(service, replica))) {
                highest = replica;
            }
        }
        return new Replicas(highest);
    }

    /** {@code rollout}, {@code rollout-2}, {@code rollout-3}. */
    static String name(String service, int replica) {
        return replica == 1 ? service : service + "-" + replica;
    }

    /** Where the replica listens; 8080, 8100, 8120 for rollout-service. */
    static int port(int usual, int replica) {
        return usual + APART * (replica - 1);
    }

    /** 1, 2 and so on. */
    List<Integer> numbers() {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }
}

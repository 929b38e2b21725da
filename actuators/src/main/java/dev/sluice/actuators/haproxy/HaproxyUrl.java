package dev.sluice.actuators.haproxy;

import dev.sluice.actuators.Weights;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a route's URL says: where the runtime API listens and what of HAProxy belongs to the route.
 *
 * <pre>
 * haproxy+unix:///run/haproxy/adm.sock?backend=shop&amp;version.1.0.0=stable&amp;version.2.0.0=canary
 * haproxy+tcp://127.0.0.1:9999?map=/etc/haproxy/shares.map&amp;key=shop-b&amp;version.1.0.0=shop-a&amp;version.2.0.0=shop-b
 * </pre>
 *
 * Every name that later stands in a command was checked here, so that no command can carry a second one.
 */
record HaproxyUrl(Place place, Steering steering) {

    /** Where the runtime API listens. */
    sealed interface Place {

        record Unix(String path) implements Place {}

        record Tcp(String host, int port) implements Place {}
    }

    /** What carries the shares. */
    sealed interface Steering {

        /**
         * The weights of the servers of one backend, one server for each version.
         *
         * @param servers server by version; a version that is missing here is a server of its own name
         */
        record ServerWeights(String backend, Map<String, String> servers) implements Steering {}

        /**
         * An entry of a map: how many of 1000 requests go to the backend that the entry is named after.
         *
         * @param map the map's file as HAProxy's configuration names it
         * @param key the entry's name, one of the two backends
         * @param backends backend by version, exactly two
         */
        record PermilleMap(String map, String key, Map<String, String> backends) implements Steering {}
    }

    /** The address of a UNIX socket holds no more. */
    private static final int LONGEST_PATH = 107;

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_./-]{1,500}");
    private static final String VERSION = "version.";
    private static final String FORMS = "haproxy+unix:///path/of.sock?backend=NAME[&version.VERSION=SERVER…], or"
            + " haproxy+tcp://host:port?…, or ?map=FILE&key=BACKEND&version.VERSION=BACKEND (two of them)";

    /** @throws IllegalArgumentException saying what to write instead */
    static HaproxyUrl parse(URI url) {
        if (url.isOpaque() || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the url of an haproxy route is " + FORMS);
        }
        return new HaproxyUrl(place(url), steering(settings(url.getRawQuery())));
    }

    private static Place place(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        return switch (url.getScheme() == null ? "" : url.getScheme()) {
            case "haproxy+unix" -> {
                boolean fits = path.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
                if (url.getRawAuthority() != null || !path.startsWith("/") || path.endsWith("/") || !fits) {
                    throw new IllegalArgumentException("name the socket by its whole path of at most " + LONGEST_PATH
                            + " bytes, with three slashes: haproxy+unix:///run/haproxy/adm.sock");
                }
                yield new Place.Unix(path);
            }
            case "haproxy+tcp" -> {
                if (url.getHost() == null || url.getPort() < 1 || url.getPort() > 65535 || path.length() > 1) {
                    throw new IllegalArgumentException(
                            "name host and port, without a path: haproxy+tcp://127.0.0.1:9999");
                }
                yield new Place.Tcp(url.getHost().replace("[", "").replace("]", ""), url.getPort());
            }
            default -> throw new IllegalArgumentException("the url of an haproxy route is " + FORMS);
        };
    }

    private static Map<String, String> settings(String query) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : query == null ? new String[0] : query.split("&", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 1 || settings.put(setting.substring(0, equals), setting.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("settings are written name=value, each once: " + FORMS);
            }
        }
        return settings;
    }

    private static Steering steering(Map<String, String> settings) {
        Map<String, String> versions = new LinkedHashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(VERSION)) {
                versions.put(checked(name.substring(VERSION.length())), checked(value));
            } else if (!name.equals("backend") && !name.equals("map") && !name.equals("key")) {
                throw new IllegalArgumentException("there are the settings backend, map, key and version.VERSION");
            }
        });
        if (versions.values().stream().distinct().count() != versions.size()) {
            throw new IllegalArgumentException("each version needs a server or backend of its own");
        }
        String backend = settings.get("backend");
        String map = settings.get("map");
        String key = settings.get("key");
        if (backend != null && map == null && key == null) {
            return new Steering.ServerWeights(checked(backend), Map.copyOf(versions));
        }
        if (backend == null && map != null && key != null) {
            return permilleMap(map, checked(key), versions);
        }
        throw new IllegalArgumentException(
                "say either backend (shares by server weights) or map and key (shares by a map): " + FORMS);
    }

    private static Steering permilleMap(String map, String key, Map<String, String> versions) {
        if (!FILE.matcher(map).matches()) {
            throw new IllegalArgumentException("the map's file must match " + FILE);
        }
        if (versions.size() != 2 || !versions.containsValue(key)) {
            throw new IllegalArgumentException(
                    "a map needs version.VERSION=BACKEND for two versions, and key must be the"
                            + " backend whose share stands in the map");
        }
        return new Steering.PermilleMap(map, key, Map.copyOf(versions));
    }

    private static String checked(String name) {
        if (!Weights.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("names of versions, servers and backends must match " + Weights.NAME);
        }
        return name;
    }
}

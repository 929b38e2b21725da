package dev.sluice.actuators.haproxy;

/**
 * One server of a backend as it is now.
 *
 * @param weight 0 to 256, as it was last set
 * @param checked has a health check, so that somebody would notice if it were down
 * @param healthy takes requests: up by at least one check, neither in maintenance nor draining by an administrator
 * @param backup gets traffic only when all others are down; its weight is no share
 * @param sessions how many it has been given since the counters began
 * @param rate sessions in the last second
 * @param sticky clients come back to it by a cookie, also at weight 0
 */
record BackendServer(
        String name,
        int weight,
        boolean checked,
        boolean healthy,
        boolean backup,
        long sessions,
        long rate,
        boolean sticky) {}

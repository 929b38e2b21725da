package dev.sluice.demo.shop;

import dev.sluice.demo.metrics.Exposition;
import dev.sluice.demo.metrics.RequestMeter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the shop counts of itself, by version and variant; every series exists from the start, with zero. */
final class ShopMetrics {

    private record Arm(String version, Variant variant) {
        Map<String, String> labels() {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("version", version);
            labels.put("variant", variant.label());
            return labels;
        }
    }

    private final BigDecimal started = BigDecimal.valueOf(System.currentTimeMillis(), 3);
    private final Map<Arm, RequestMeter> meters = new LinkedHashMap<>();
    private final Map<Arm, Long> last = new HashMap<>();

    ShopMetrics(Collection<String> versions) {
        for (String version : versions) {
            for (Variant variant : Variant.values()) {
                meters.put(new Arm(version, variant), new RequestMeter());
            }
        }
    }

    void over(String version, Variant variant, boolean failed, double millis) {
        Arm arm = new Arm(version, variant);
        RequestMeter meter = meters.get(arm);
        if (meter != null) {
            meter.over(failed, millis);
            last.put(arm, System.currentTimeMillis());
        }
    }

    Exposition render(CheckoutFlag.Use flag) {
        Map<Map<String, String>, RequestMeter.Snapshot> now = new LinkedHashMap<>();
        meters.forEach((arm, meter) -> now.put(arm.labels(), meter.snapshot()));
        Exposition text = new Exposition();
        text.family("shop_requests_total", "counter", "Checkouts that were answered.");
        now.forEach((labels, meter) -> text.series("shop_requests_total", labels, meter.requests()));
        text.family("shop_errors_total", "counter", "Of these, the ones that failed.");
        now.forEach((labels, meter) -> text.series("shop_errors_total", labels, meter.errors()));
        text.family("shop_request_duration_seconds", "histogram", "How long a checkout took.");
        now.forEach((labels, meter) -> text.histogram("shop_request_duration_seconds", labels, meter.durations()));
        text.family(
                "shop_last_request_timestamp_seconds", "gauge", "When such a checkout was last answered; 0 for never.");
        meters.keySet()
                .forEach(arm -> text.series(
                        "shop_last_request_timestamp_seconds",
                        arm.labels(),
                        BigDecimal.valueOf(last.getOrDefault(arm, 0L), 3)));
        text.family("shop_flag_fallbacks_total", "counter", "Checkouts for which nobody could say what the flag is.");
        text.series("shop_flag_fallbacks_total", Map.of(), flag.fallbacks());
        text.family(
                "shop_flag_revision",
                "gauge",
                "By which revision of the flag the last checkout was chosen; 0 for none.");
        text.series("shop_flag_revision", Map.of(), flag.revision());
        text.family("process_start_time_seconds", "gauge", "When this process started.");
        return text.series("process_start_time_seconds", Map.of(), started);
    }
}

package dev.sluice.kit.topic;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Creates the topics of this service at start when they are missing, and waits for those of the others; not ready until then. */
@ApplicationScoped
public class TopicProvisioner {
    private static final Logger LOG = Logger.getLogger(TopicProvisioner.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Map<String, Object> broker;
    private final TopicPlan plan;
    private final CountDownLatch owned = new CountDownLatch(1);
    private volatile Set<String> missing;
    private @Nullable Thread thread;

    TopicProvisioner(@Identifier("default-kafka-broker") Map<String, Object> broker, TopicPlan plan) {
        this.broker = broker;
        this.plan = plan;
        this.missing = plan.needed();
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("topics").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Returns once the topics that this service writes exist. */
    public void awaitOwned() throws InterruptedException {
        owned.await();
    }

    /** The topics that this service needs and does not see yet, with prefix. */
    public Set<String> missing() {
        return Set.copyOf(missing);
    }

    private void run() {
        try {
            while (!provision()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            LOG.debug("the service stops before all topics exist");
        }
    }

    /** Returns true once all topics exist, false when it must begin anew. */
    private boolean provision() throws InterruptedException {
        try (Admin admin = Admin.create(settings())) {
            while (!tryOnce(admin)) {
                Thread.sleep(PAUSE);
            }
            return true;
        } catch (RuntimeException | Error e) {
            // safe because this is the worker's outermost loop: what left it would end it silently, and nothing would
            // be
            // published. A host name that cannot be resolved yet comes here, as the client cannot even be made.
            LOG.warnf("topics cannot be looked at now: %s", e);
            return false;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put("default.api.timeout.ms", "5000");
        settings.put("request.timeout.ms", "3000");
        settings.put("reconnect.backoff.max.ms", "500");
        return settings;
    }

    private boolean tryOnce(Admin admin) throws InterruptedException {
        try {
            create(admin);
            owned.countDown();
            Set<String> absent = new TreeSet<>(plan.needed());
            absent.removeAll(admin.listTopics().names().get());
            missing = absent;
            return absent.isEmpty();
        } catch (ExecutionException e) {
            LOG.warnf("topics cannot be created or listed now: %s", e.getCause());
            return false;
        }
    }

    private void create(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> existing = admin.listTopics().names().get();
        var absent = plan.toCreate().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        for (Map.Entry<String, KafkaFuture<Void>> creation :
                admin.createTopics(absent).values().entrySet()) {
            try {
                creation.getValue().get();
                LOG.infof("topic %s created", creation.getKey());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}

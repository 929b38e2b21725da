package dev.sluice.demo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;

/** What both programs need at their start. */
final class Programs {

    private Programs() {}

    /**
     * A small Vert.x: few threads, no file cache, the JDK's name resolution, one pool of buffers, and nothing that newer
     * JDKs warn of at the start.
     */
    static Vertx vertx(int eventLoops) {
        System.setProperty("vertx.disableDnsResolver", "true");
        System.setProperty("io.netty.noUnsafe", "true");
        System.setProperty("io.netty.allocator.numDirectArenas", "1");
        System.setProperty("io.netty.allocator.numHeapArenas", "1");
        System.setProperty("io.netty.allocator.maxOrder", "5");
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Ends this program when that process is gone, so that a harness that is killed leaves nothing behind. */
    static void endWithParent(Arguments arguments) {
        int pid = arguments.number("parent-pid", 0, 999_999_999);
        if (pid > 0) {
            ProcessHandle parent =
                    ProcessHandle.of(pid).orElseThrow(() -> new Arguments.UsageException("there is no process " + pid));
            Thread.ofPlatform().daemon().name("parent").start(() -> {
                parent.onExit().join();
                System.exit(0);
            });
        }
    }

    static URI http(String what, String url) {
        URI address = URI.create(url);
        if (!"http".equals(address.getScheme()) || address.getHost() == null) {
            throw new Arguments.UsageException("%s needs the form http://host:port, not '%s'".formatted(what, url));
        }
        return address;
    }

    /** Says why the program cannot start, and ends it. */
    static void fail(String program, Throwable cause) {
        System.err.println(program + ": " + cause.getMessage());
        System.exit(cause instanceof Arguments.UsageException ? 2 : 1);
    }
}

package dev.sluice.bench.measure;

import dev.sluice.bench.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running Java process holds after a garbage collection.
 *
 * @param heapKilobytes in use
 * @param residentKilobytes of the whole process, as the kernel counts it; the heap never gives back what it once had
 */
public record ServiceMemory(long heapKilobytes, long residentKilobytes) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    public static ServiceMemory of(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        String info = jcmd(pid, "GC.heap_info");
        long heap = 0;
        for (String line : info.lines().toList()) {
            Matcher used = USED.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && used.find()) {
                heap += Long.parseLong(used.group(1));
            }
        }
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        return new ServiceMemory(heap, resident.find() ? Long.parseLong(resident.group(1)) : 0);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(program.toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new StackFailure("jcmd " + pid + " " + command + " failed: " + said);
        }
        return said;
    }
}

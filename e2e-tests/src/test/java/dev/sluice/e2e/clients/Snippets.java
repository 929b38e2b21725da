package dev.sluice.e2e.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The programs that a document shows, as they stand there. */
record Snippets(String document) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

    static Snippets of(Path document) throws IOException {
        return new Snippets(Files.readString(document));
    }

    /** The one block in that language which has this in it. */
    String only(String language, String having) {
        List<String> found = FENCED.matcher(document)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .filter(text -> text.contains(having))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " blocks “" + language + "” have “" + having + "”, not one");
        }
        return found.getFirst();
    }

    /** Moves each usual port, so that a snippet finds a system that was started with an offset. */
    static String at(int portOffset, String snippet) {
        return Pattern.compile("\\b80[189]\\d\\b")
                .matcher(snippet)
                .replaceAll((MatchResult port) -> String.valueOf(Integer.parseInt(port.group()) + portOffset));
    }
}

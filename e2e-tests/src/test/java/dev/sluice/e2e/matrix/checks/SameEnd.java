package dev.sluice.e2e.matrix.checks;

import dev.sluice.e2e.matrix.history.End;
import dev.sluice.e2e.matrix.history.Story;
import java.util.ArrayList;
import java.util.List;

/** A good version completes and has everything; a bad one is rolled back, has nothing and is quarantined. */
public final class SameEnd implements Check {
    @Override
    public List<String> violations(Story story) {
        End wanted =
                switch (story.cell().outcome()) {
                    case GOOD -> new End("Completed", 100, false, 0);
                    case BAD -> new End("RolledBack", 0, true, 0);
                };
        End end = story.end();
        List<String> broken = new ArrayList<>();
        if (!end.state().equals(wanted.state())) {
            broken.add("ended " + end.state() + ", not " + wanted.state());
        }
        if (end.exposure() != wanted.exposure()) {
            broken.add("ended with " + end.exposure() + " %, not " + wanted.exposure() + " %");
        }
        if (end.quarantined() != wanted.quarantined()) {
            broken.add(end.quarantined() ? "a good version is quarantined" : "a bad version is not quarantined");
        }
        return broken;
    }
}

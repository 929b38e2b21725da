package dev.sluice.flag.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.flag.evaluation.EvaluableFlag;
import dev.sluice.flag.model.Flags;
import dev.sluice.flag.usage.count.Counters;
import dev.sluice.flag.usage.count.Sink;
import dev.sluice.flag.usage.count.Unpublished;
import dev.sluice.flagengine.EvaluationContext;
import dev.sluice.kit.sql.Sql;
import dev.sluice.kit.sql.SqlFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class UsageLedgerTest {
    @Test
    void keepsWhatTheDatabaseDidNotTake() {
        Counters counters = new Counters((flag, variant, reason) -> {});
        EvaluableFlag flag = EvaluableFlag.of(Flags.flag(), other -> null, Map.of());
        counters.count(flag, flag.evaluate(EvaluationContext.of(Map.of(), 0)));
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {1});
        UsageLedger ledger = new UsageLedger(counters, new UsageStore(new Sql(away)), (set, since) -> false);

        assertThatThrownBy(ledger::storeCounts).isInstanceOf(SqlFailure.class);
        assertThat(counters.unpublished(Sink.DATABASE))
                .singleElement()
                .extracting(Unpublished::evaluations)
                .isEqualTo(1L);
    }
}

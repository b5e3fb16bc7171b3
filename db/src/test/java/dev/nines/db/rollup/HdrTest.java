package dev.nines.db.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HdrTest {
    private static final DataSource DATABASE = TestDatabase.migrated();

    @Test
    void every_bucket_begins_and_ends_where_hdrhistogram_says() {
        // The powers of two and their neighbours are where an index would go wrong first.
        var values = LongStream.concat(
                LongStream.of(0, 1, 2, 2_047, 2_048, 2_049, Integer.MAX_VALUE),
                IntStream.range(12, 31).mapToLong(e -> 1L << e).flatMap(v -> LongStream.rangeClosed(v - 3, v + 3))).boxed().toList();

        assertThat(asked(values)).isEqualTo(told(values));
        assertThat(Buckets.index(Integer.MAX_VALUE)).isEqualTo(22_527);
    }

    @Property(tries = 20)
    void a_value_has_the_bucket_and_the_middle_that_hdrhistogram_gives_it(
            @ForAll @Size(min = 1, max = 500) List<@IntRange(min = 0) Integer> micros) {
        var values = micros.stream().map(Integer::longValue).toList();

        assertThat(asked(values)).isEqualTo(told(values));
    }

    private static String asked(List<Long> values) {
        return TestDatabase.ask(DATABASE, ("select string_agg(v || ' ' || nines.hdr_index(v) || ' ' || nines.hdr_value(nines.hdr_index(v)),"
                + " E'\\n' order by place) from unnest('%s'::int[]) with ordinality as u (v, place)")
                .formatted(values.toString().replace('[', '{').replace(']', '}')));
    }

    private static String told(List<Long> values) {
        return String.join("\n", values.stream().map(v -> v + " " + Buckets.index(v) + " " + Buckets.middle(v)).toList());
    }
}

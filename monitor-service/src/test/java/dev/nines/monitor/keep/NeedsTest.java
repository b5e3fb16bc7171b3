package dev.nines.monitor.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.nines.db.retention.Need;
import dev.nines.monitor.keep.Configured.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_month_is_needed_while_it_runs_and_until_its_age_counted_from_its_end() throws IOException {
        assertThat(needs("75d", "2026-09-15T12:00:00Z", new Promise("c", "UTC", "2026-01-01", "30d"))).containsExactly(
                need("c 2026-09", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z", "2026-12-15T00:00:00Z"),
                need("c 2026-08", "2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z", "2026-11-15T00:00:00Z"),
                need("c 2026-07", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", "2026-10-15T00:00:00Z"));
    }

    @Test
    void it_is_needed_no_more_at_the_very_instant_and_still_just_before() throws IOException {
        assertThat(needs("75d", "2026-10-14T23:59:59Z", new Promise("c", "UTC", "2026-01-01", "30d"))).extracting(Need::contract).contains("c 2026-07");
        assertThat(needs("75d", "2026-10-15T00:00:00Z", new Promise("c", "UTC", "2026-01-01", "30d"))).extracting(Need::contract).doesNotContain("c 2026-07");
    }

    @Test
    void a_claim_that_is_open_longer_than_the_age_wins() throws IOException {
        assertThat(needs("32d", "2026-06-01T00:00:00Z", new Promise("c", "UTC", "2026-01-01", "92d"))).extracting(Need::contract, Need::until).containsExactly(
                tuple("c 2026-06", Instant.parse("2026-10-01T00:00:00Z")),
                tuple("c 2026-05", Instant.parse("2026-09-01T00:00:00Z")),
                tuple("c 2026-04", Instant.parse("2026-08-01T00:00:00Z")),
                tuple("c 2026-03", Instant.parse("2026-07-02T00:00:00Z")));
    }

    @Test
    void months_end_in_the_contracts_zone_and_begin_with_the_contract() throws IOException {
        assertThat(needs("32d", "2026-03-31T20:00:00Z", new Promise("east", "Pacific/Auckland", "2026-03-20", "30d"), new Promise("west", "America/Los_Angeles", "2026-03-20", "30d")))
                .containsExactly(
                        need("east 2026-04", "2026-03-31T11:00:00Z", "2026-04-30T12:00:00Z", "2026-06-01T12:00:00Z"),
                        need("east 2026-03", "2026-03-19T11:00:00Z", "2026-03-31T11:00:00Z", "2026-05-02T11:00:00Z"),
                        need("west 2026-03", "2026-03-20T07:00:00Z", "2026-04-01T07:00:00Z", "2026-05-03T07:00:00Z"));
    }

    @Test
    void a_claim_without_an_end_goes_back_to_the_contracts_beginning_and_no_further() throws IOException {
        assertThat(needs("32d", "2026-06-15T00:00:00Z", new Promise("c", "UTC", "2026-01-31", "999999999d"))).hasSize(6).last()
                .extracting(Need::from).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    }

    @Test
    void a_contract_that_begins_later_needs_nothing_yet() throws IOException {
        assertThat(needs("32d", "2026-06-15T00:00:00Z", new Promise("c", "UTC", "2026-07-01", "30d"))).isEmpty();
    }

    private List<Need> needs(String raw, String asOf, Promise... contracts) throws IOException {
        var settings = Configured.with(folder, raw, contracts);
        return Needs.of(settings.contracts(), settings.retention().raw(), Instant.parse(asOf));
    }

    private static Need need(String contract, String from, String to, String until) {
        return new Need(contract, Instant.parse(from), Instant.parse(to), Instant.parse(until));
    }
}

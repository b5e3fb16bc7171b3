package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Fields;
import dev.nines.monitor.config.yaml.Literals;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.contract.Particulars;
import dev.nines.sla.contract.Particulars.Downtime;
import dev.nines.sla.contract.Particulars.Side;

/** Who has the contract with whom: {@code contracts.*.side}, {@code vendor}, {@code customer}, {@code account}, {@code value-per-minute}. */
final class ParticularsReader {
    private ParticularsReader() {}

    static Parsed<Particulars> particulars(Fields f) {
        var side = f.optionalWord("side", Side.class, Side.CUSTOMER);
        var vendor = f.optional("vendor", Literals::text, "");
        var customer = f.optional("customer", Literals::text, "");
        var account = f.optional("account", Literals::text, "");
        var downtime = f.find("value-per-minute").map(e -> e.as(text -> Values.amount(text).<Downtime>map(Downtime.PerMinute::new)))
                .orElseGet(() -> Parsed.ok(new Downtime.NotSaid()));
        return f.build(() -> new Particulars(side.value(), vendor.value(), customer.value(), account.value(), downtime.value()));
    }
}

package dev.nines.dashboards.make;

/** How Grafana writes a number. */
enum Unit {
    COUNT("none"),
    SHARE("percentunit"),
    SECONDS("s"),
    MICROSECONDS("µs"),
    DOLLARS("currencyUSD"),
    BYTES("bytes"),
    INSTANT("dateTimeFromNow");

    final String id;

    Unit(String id) {
        this.id = id;
    }
}

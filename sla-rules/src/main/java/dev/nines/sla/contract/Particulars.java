package dev.nines.sla.contract;

/**
 * Who has a contract with whom, and what an outage is worth to the customer. It changes the words of a statement and no verdict.
 *
 * @param vendor who gives the SLA; empty, as the two below, where nobody said it
 * @param account of the customer at the vendor
 */
public record Particulars(Side side, String vendor, String customer, String account, Downtime downtime) {
    public static final Particulars NONE = new Particulars(Side.CUSTOMER, "", "", "", new Downtime.NotSaid());

    /** Whose statement it is: his who claims, or his who gives the SLA. */
    public enum Side { CUSTOMER, OPERATOR }

    /** What being down costs the customer by his own reckoning. */
    public sealed interface Downtime {
        record NotSaid() implements Downtime {}

        record PerMinute(Money value) implements Downtime {}
    }
}

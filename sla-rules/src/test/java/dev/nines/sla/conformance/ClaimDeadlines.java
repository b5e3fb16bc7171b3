package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.claim.Deadline;
import dev.nines.sla.claim.Readings;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** {@code claim_deadline}: an incident is known by its day. */
final class ClaimDeadlines implements Method {
    @Override
    public JsonNode work(Question question) {
        var all = new Answer();
        question.input().node("incidents").forEach(day -> all.and(day.asText(), deadlines(LocalDate.parse(day.asText()))));
        return all.json();
    }

    private static Answer deadlines(LocalDate day) {
        var azure = readings(new ClaimTerm.MonthsAfterMonthEnd(2), day);
        return Answer.of("azure_two_months_after_billing_month_latest_reading", text(azure.later()))
                .and("azure_two_months_after_billing_month_cautious_plusMonths", text(azure.earlier()))
                .and("aws_end_of_second_billing_cycle_after", earlier(new ClaimTerm.EndOfLaterCycle(2), day))
                .and("google_30_days_from_month_end_if_eligible_then", earlier(new ClaimTerm.DaysAfterMonthEnd(30), day))
                .and("twilio_30_days_after_month_end", earlier(new ClaimTerm.DaysAfterMonthEnd(30), day))
                .and("github_30_days_after_quarter_end", earlier(new ClaimTerm.DaysAfterQuarterEnd(30), day))
                .and("cloudflare_notice_5_business_days_no_holidays",
                        earlier(new ClaimTerm.BusinessDaysAfterIncident(5), day));
    }

    private static Readings readings(ClaimTerm term, LocalDate day) {
        var morning = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return term.readings(new Span(morning, morning.plusSeconds(60)), ZoneOffset.UTC);
    }

    private static String earlier(ClaimTerm term, LocalDate day) {
        return text(readings(term, day).earlier());
    }

    private static String text(Deadline deadline) {
        return deadline.lastDay().toString();
    }
}

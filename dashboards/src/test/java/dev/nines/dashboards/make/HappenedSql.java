package dev.nines.dashboards.make;

/** Questions to PostgreSQL about incidents and changes, of what is chosen. */
final class HappenedSql {
    static final String INCIDENTS_AS_ANNOTATIONS = asAnnotations(Sql.are("endpoint", "tier", "model"));
    /** Those of one target. */
    static final String INCIDENTS_OF_TARGET = asAnnotations(Sql.are("endpoint", "probe", "model"));

    static final String CHANGES_AS_ANNOTATIONS = """
            select at as "time", what || ' ' || subject || ' by ' || who as text, 'change' as tags
            from nines.audit_view
            where at >= $__timeFrom() and at < $__timeTo()
            order by at desc
            limit 500""";

    /** Where a budget begins anew, in the contract's own zone: of every period that has a statement. */
    static final String ENDS_OF_PERIODS = """
            select (to_date(period, 'YYYY-MM') + interval '1 month') at time zone zone as "time",
                   contract || ': end of ' || period || ', ' || lower(verdict) as text, 'period' as tags
            from nines.statement_view
            where zone is not null and contract ~ $re$^(${contract:regex})$$re$
            order by period desc, contract
            limit 500""";

    static final String INCIDENTS = """
            select since as "time", incident, series, reason, until, extract(epoch from coalesce(until, now()) - since) as seconds
            %s
            limit 200""".formatted(inRange(Sql.are("endpoint", "tier", "model")));

    private HappenedSql() {}

    private static String asAnnotations(String where) {
        return """
                select since as "time", coalesce(until, now()) as timeend, series || ': ' || reason as text, 'incident' as tags
                %s
                limit 500""".formatted(inRange(where));
    }

    private static String inRange(String where) {
        return """
                from nines.incident_view
                where since < $__timeTo() and coalesce(until, now()) >= $__timeFrom()
                  and series in (select target || '@' || vantage from nines.series_view where %s)
                order by since desc""".formatted(where);
    }
}

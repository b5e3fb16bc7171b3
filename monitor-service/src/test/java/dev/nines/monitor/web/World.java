package dev.nines.monitor.web;

import static dev.nines.monitor.web.Fixtures.NOW;
import static dev.nines.monitor.web.Fixtures.figures;
import static dev.nines.monitor.web.Fixtures.healthy;
import static dev.nines.monitor.web.Fixtures.quantiles;
import static dev.nines.monitor.web.Fixtures.series;
import static dev.nines.monitor.web.Fixtures.withFailure;
import static dev.nines.monitor.web.Fixtures.withNewest;

import dev.nines.db.access.AuditLog.Line;
import dev.nines.db.access.Change;
import dev.nines.monitor.access.ApiToken;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.access.TokenBook;
import dev.nines.monitor.access.TokensInMemory;
import dev.nines.monitor.alert.office.MessageOffice;
import dev.nines.monitor.claim.ClaimOffice;
import dev.nines.monitor.evaluate.EvaluationRound.Outcome;
import dev.nines.monitor.evaluate.Forecasts.Drawn;
import dev.nines.monitor.evaluate.JudgingOffice;
import dev.nines.monitor.statement.copy.StatementCopies;
import dev.nines.monitor.statement.revise.Forecast;
import dev.nines.monitor.web.read.RunningPeriods;
import dev.nines.monitor.alert.office.OneMessage;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.SettingsSource;
import dev.nines.monitor.evaluate.StandingBoard;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.reload.RecordedReload;
import dev.nines.monitor.reload.Reload;
import dev.nines.monitor.seal.SealRegister;
import dev.nines.monitor.silence.SilenceBook;
import dev.nines.monitor.silence.SilenceOffice;
import dev.nines.monitor.silence.SilencesInMemory;
import dev.nines.monitor.statement.October;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementDocument.Origin;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.statement.part.Attachment;
import dev.nines.monitor.statement.revise.Packing;
import dev.nines.monitor.statement.revise.Revision;
import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.monitor.web.access.Trail;
import dev.nines.monitor.web.health.ReadyCheck;
import dev.nines.monitor.web.read.Discovery;
import dev.nines.monitor.web.read.Discovery.Findings;
import dev.nines.monitor.web.read.Figures;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.KnownSeries;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.LiveFigures;
import dev.nines.monitor.web.read.LiveNow;
import dev.nines.monitor.web.read.LiveSeries;
import dev.nines.monitor.web.read.Observations;
import dev.nines.monitor.web.read.SeriesFigures;
import dev.nines.monitor.web.read.Standings;
import dev.nines.monitor.web.read.VerdictLog;
import dev.nines.probe.Attribute;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import dev.nines.sla.Label;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Distributions;
import dev.nines.sla.distribution.ExactLatencies;
import dev.nines.sla.distribution.NotKept;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Matcher.Is;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.When;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.Enclosure;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import dev.nines.sla.store.StatementArchive.Listed;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The site on a free port, over values in memory: eight models, one down, one silent, one contract breached in October. */
public final class World implements AutoCloseable {
    static final String DOWN = "Pro/moonshotai/Kimi-K2-Thinking";

    private static final Silence BACKUPS = new Silence("file-backups", Silence.Kind.MAINTENANCE, List.of(new Matcher(Label.ENDPOINT, Is.EQUAL, "sim")),
            new When.Weekly(Set.of(DayOfWeek.SATURDAY), new When.Clock(LocalTime.of(2, 0), ZoneId.of("Europe/Zurich"), Duration.ofHours(2),
                    new Span(Instant.EPOCH, When.Clock.FOR_EVER))), new Silence.Origin("nines.yaml", "the vendor's backups", Instant.EPOCH, new Silence.Ending.AsPlanned()));

    private final AtomicBoolean storeAway = new AtomicBoolean();
    private final TokensInMemory tokens = new TokensInMemory();
    private final SilencesInMemory silences = new SilencesInMemory();
    private final OneMessage box = new OneMessage();
    private final ClaimsInMemory claims = new ClaimsInMemory();
    private final List<Change> noted = new CopyOnWriteArrayList<>();
    private final Map<Scope, ApiToken> made = new EnumMap<>(Scope.class);
    private final EmbeddedServer server;

    public World() {
        var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of("micronaut.server.host", "127.0.0.1", "micronaut.server.port", -1))
                .build();
        var settings = Fixtures.settings(new ContractSettings(October.contract(), new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of())));
        context.registerSingleton(InForce.class, (InForce) () -> settings);
        context.registerSingleton(InstantSource.class, InstantSource.fixed(NOW));
        for (var scope : Scope.values()) made.put(scope, tokens.make(scope));
        context.registerSingleton(TokenBook.class, new TokenBook(tokens, InstantSource.fixed(NOW)));
        context.registerSingleton(Trail.class, (Trail) World::audited);
        var book = new SilenceBook(silences, List.of(BACKUPS), InstantSource.fixed(NOW)); // nobody starts it: it reads when something changes
        context.registerSingleton(SilenceOffice.class, new SilenceOffice(silences, book, InstantSource.fixed(NOW)));
        context.registerSingleton(MessageOffice.class, new MessageOffice(box, () -> settings, noted::add, InstantSource.fixed(NOW)));
        context.registerSingleton(RecordedReload.class, new RecordedReload(new Reload(new SettingsSource.NoFile("these are fixtures"), new Unchanging(settings),
                Metrics.on(new PrometheusRegistry(), LatencyLimits.NONE, InstantSource.fixed(NOW)).self(), InstantSource.fixed(NOW)), _ -> {}, InstantSource.fixed(NOW)));
        context.registerSingleton(PrometheusRegistry.class, new PrometheusRegistry());
        context.registerSingleton(Figures.class, (Figures) now -> asked(everything()));
        context.registerSingleton(Incidents.class, new SomeIncidents(this::asked));
        context.registerSingleton(KnownSeries.class, (KnownSeries) () -> asked(everything().stream().map(SeriesFigures::series).toList()));
        context.registerSingleton(SealRegister.class, OneSeal.in(everything().getFirst().series()));
        context.registerSingleton(VerdictLog.class, (VerdictLog) () -> List.of(new VerdictFound("pro-channel", "uptime",
                new SeriesId("sim/chat/Pro/zai-org/GLM-4.6@local"), "2026-10", NOW, "BREACHED", "{\"good\":44420}")));
        context.registerSingleton(Standings.class, (Standings) () -> List.of(new StandingBoard.Row("pro-channel", "uptime",
                "sim/chat/Pro/zai-org/GLM-4.6@local", "2026-11", NOW, "runs", new OpenPeriod(new Objective(999_000), 43_200, 2_000, 50))));
        var archive = new OneStatement();
        context.registerSingleton(StatementArchive.class, archive);
        context.registerSingleton(StatementCopies.class, new StatementCopies(archive, new OneZipSealing()));
        context.registerSingleton(RunningPeriods.class, (RunningPeriods) World::forecast);
        context.registerSingleton(JudgingOffice.class, new JudgingOffice(new OneJudge(archive.kept), noted::add, InstantSource.fixed(NOW)));
        context.registerSingleton(ClaimOffice.class, new ClaimOffice(claims, archive, InstantSource.fixed(NOW)));
        context.registerSingleton(Distributions.class, new OneDay());
        context.registerSingleton(Observations.class, new Observations(new EverySecond()));
        context.registerSingleton(LiveFigures.class, (LiveFigures) this::remembered);
        context.registerSingleton(Discovery.class, (Discovery) () -> new Findings(8,
                List.of("endpoint far cannot be reached (connection refused)"), List.of(new SetAside("bge-m3", "an embedding model"))));
        context.registerSingleton(ReadyCheck.class, new StoreCheck());
        server = context.start().getBean(EmbeddedServer.class).start();
    }

    private record Unchanging(Settings settings) implements Reload.Running {
        @Override
        public boolean hasStarted() {
            return true;
        }

        @Override
        public void goBy(Settings next) {
            throw new IllegalStateException("there is no file to read");
        }
    }

    /** November is running. */
    private static Optional<Drawn> forecast(String contract, String period) {
        if (!contract.equals("pro-channel") || !period.equals("2026-11")) return Optional.empty();
        return Optional.of(new Drawn(NOW, StatementJson.write(Forecast.of(StatementDocument.of(October.statement(), Origin.SIMULATED), NOW, List.of()))));
    }

    private static List<Line> audited(long sequence, int atMost) {
        return LongStream.of(3, 2, 1).filter(n -> n < sequence).limit(atMost)
                .mapToObj(n -> new Line(n, NOW, "token a1 (ci)", "config.reloaded", "n" + n, "{\"said\":\"x\"}")).toList();
    }

    /** One for each scope, that is all. */
    public ApiToken token(Scope scope) {
        return Objects.requireNonNull(made.get(scope));
    }

    public TokensInMemory tokens() {
        return tokens;
    }

    /** Those that were made at run time. */
    public SilencesInMemory silences() {
        return silences;
    }

    public OneMessage box() {
        return box;
    }

    /** Remarks on incidents, and claims that were sent. */
    public ClaimsInMemory claims() {
        return claims;
    }

    /** What was noted in the audit log by whoever sent messages by hand. */
    public List<Change> noted() {
        return List.copyOf(noted);
    }

    public int port() {
        return server.getPort();
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public void storeIsAway() {
        storeAway.set(true);
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }

    private <T> T asked(T answer) {
        asked();
        return answer;
    }

    private void asked() {
        if (storeAway.get()) throw new StoreUnavailable("ask", new IOException("refused"));
    }

    private LiveNow remembered() {
        LiveNow.Store store = storeAway.get() ? new LiveNow.Away(NOW.minusSeconds(42)) : new LiveNow.Present();
        return new LiveNow(store, 336, List.of(), Duration.ofMinutes(5), everything().stream().map(World::remembered).toList());
    }

    private static LiveSeries remembered(SeriesFigures f) {
        var state = f.series().target().model().equals(DOWN) ? new IncidentState.Down(NOW, NOW.minusSeconds(95))
                : new IncidentState.Up(NOW.minusSeconds(1));
        return new LiveSeries(f.series(), state, f.month(), f.recent(), f.newest(), f.lastFailure());
    }

    private static List<SeriesFigures> everything() {
        var failed = new LastSeen.At(NOW.minusSeconds(2), ObservationClass.SERVER_ERROR, "upstream connect error");
        return List.of(
                healthy("deepseek-ai/DeepSeek-V3.2", 118_020),
                withFailure(figures("Qwen/Qwen3-32B", Map.of(ObservationClass.OK, 117_980L, ObservationClass.SERVER_ERROR, 33L, ObservationClass.TIMEOUT, 7L),
                        quantiles(3_600, 318_000, 2_410_000)), new LastSeen.At(NOW.minusSeconds(7_260), ObservationClass.TIMEOUT, "")),
                withFailure(figures(DOWN, Map.of(ObservationClass.OK, 116_900L, ObservationClass.SERVER_ERROR, 1_120L), quantiles(3_600, 702_000, 20_000_000)), failed),
                withNewest(healthy("Pro/zai-org/GLM-4.6", 90_411), new LastSeen.At(NOW.minusSeconds(600), ObservationClass.OK, "")),
                figures("openai/gpt-oss-120b", Map.of(ObservationClass.OK, 110_400L, ObservationClass.RATE_LIMITED, 7_600L), quantiles(3_371, 187_000, 611_000)),
                healthy("Pro/deepseek-ai/DeepSeek-R1", 118_011), healthy("meta-llama/Llama-4-Maverick", 118_020),
                figures("mistralai/Mistral-Small-3.2", Map.of(ObservationClass.OK, 37L), quantiles(37, 143_000, 300_000)));
    }

    private final class StoreCheck implements ReadyCheck {
        @Override
        public String name() {
            return "database";
        }

        @Override
        public Optional<String> problem() {
            return storeAway.get() ? Optional.of("does not answer") : Optional.empty();
        }
    }

    private record OneJudge(Archived kept) implements JudgingOffice.Judge {
        @Override
        public Outcome judge(String contract, String period) {
            return contract.equals("pro-channel") ? new Outcome.Stands(kept) : new Outcome.NoSuch();
        }

        @Override
        public Map<String, String> notes() {
            return Map.of("pro-channel/2026-10", "What it was judged by has changed since, but <runs> were dropped.");
        }
    }

    private final class OneStatement implements StatementArchive {
        private final Archived kept = new Archived("pro-channel", "2026-10", 1, Instant.parse("2026-11-01T00:02:03Z"),
                StatementJson.write(StatementDocument.of(October.statement(), Origin.SIMULATED)
                        .with(List.of(new Attachment("roots.csv", Revision.sha256("series,day\r\n"), 0)))));

        @Override
        public Optional<Archived> newest(String contract, String period) {
            return asked(Optional.of(kept).filter(a -> a.contract().equals(contract) && a.period().equals(period)));
        }

        @Override
        public Optional<Archived> revision(String contract, String period, int revision) {
            return newest(contract, period).filter(a -> a.revision() == revision);
        }

        @Override
        public List<Listed> all() {
            return asked(List.of(new Listed(kept.contract(), kept.period(), kept.revision(), kept.writtenAt(), "")));
        }

        @Override
        public Optional<Enclosure> enclosure(String contract, String period, int revision, String name) {
            return revision(contract, period, revision).map(_ -> Packing.pack(name, "series,day\r\n"));
        }
    }

    /** Kept since the first of November: a hundred answers of 1 to 100 ms, two timeouts and a failure. */
    private static final class OneDay implements Distributions {
        @Override
        public <K> Map<K, Distribution> merged(Map<SeriesId, K> groups, Question question) {
            if (question.from().isBefore(Instant.parse("2026-11-01T00:00:00Z"))) throw new NotKept("raw rows before 2026-11-01 were dropped");
            var answered = new ExactLatencies();
            LongStream.rangeClosed(1, 100).forEach(ms -> answered.add(ms * 1_000));
            var timedOut = new ExactLatencies();
            timedOut.add(30_000_000);
            timedOut.add(60_000_000);
            return groups.values().stream().collect(Collectors.toMap(k -> k, _ -> new Distribution(answered, timedOut, 1)));
        }
    }

    /** One run a second; each 17th fails. */
    private final class EverySecond implements ObservationHistory {
        @Override
        public void between(Collection<Series> wanted, Instant from, Instant to, Consumer<Observation> reader) {
            long first = from.plusNanos(999_999_999).getEpochSecond();
            asked(wanted).forEach(s -> LongStream.range(first, to.getEpochSecond())
                    .forEach(second -> reader.accept(observation(s, Instant.ofEpochSecond(second)))));
        }

        private static Observation observation(Series series, Instant slot) {
            long second = slot.getEpochSecond();
            boolean failed = second % 17 == 0;
            var outcome = failed ? new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "503 upstream connect error") : new ProbeOutcome.Answered();
            var phases = failed ? Phases.NONE : Phases.NONE.with(Phase.TTFT, 150_000 + second % 13 * 9_000).with(Phase.TOTAL, 380_000 + second % 11 * 41_000);
            var tokens = failed ? Tokens.NONE : Tokens.NONE.with(TokenKind.PROMPT, 24).with(TokenKind.COMPLETION, 7);
            var reply = new Reply(failed ? 503 : 200, Map.of(Attribute.REQUEST_ID, "req_" + Long.toHexString(second)));
            return new Observation(series, slot, slot.plusNanos(40_000), outcome, phases, tokens, reply, Set.of(), Cost.UNKNOWN, "chat-1", true);
        }
    }
}

package dev.nines.monitor.discover;

import dev.nines.monitor.config.EndpointSettings;
import dev.nines.monitor.config.EndpointSettings.Discovery;
import dev.nines.monitor.config.ModelPattern;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.Manner;
import dev.nines.probe.openai.ModelLife;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.Pricing;
import dev.nines.probe.openai.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the settings name and what an endpoint lists, put together. Pure. */
public final class Targets {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** Where a model would stand in the name of a target that is the list of them. */
    private static final ListedModel LIST =
            new ListedModel("models", new Pricing.PerToken(BigDecimal.ZERO, BigDecimal.ZERO));

    private final Settings settings;
    private final EndpointSettings endpoint;

    public Targets(Settings settings, EndpointSettings endpoint) {
        this.settings = settings;
        this.endpoint = endpoint;
    }

    /** Where nothing is known of earlier lists. */
    public Found of(ModelList list) {
        return of(list, Past.NONE);
    }

    /**
     * Exact ids are asked whether or not they are listed. A pattern stands for the listed models that it matches, for those that were
     * withdrawn within the last month, whose absence would otherwise be a gap, and, where no list can be read, for those of the last.
     */
    public Found of(ModelList list, Past past) {
        var look = new Look(listed(list, past), past);
        trouble(list, look.troubles);
        for (var probe : settings.probes()) {
            if (probe.endpoint().equals(endpoint.name())) addModels(probe, look);
        }
        if (look.asked.isEmpty() && look.troubles.isEmpty()) {
            look.troubles.add("endpoint " + endpoint.name() + " lists no model that a probe names");
        }
        look.troubles.addAll(IdleModels.troubles(look.asked.values()));
        return new Found(look.asked.values().stream().sorted(Comparator.comparing(a -> a.series().name())).toList(),
                look.setAside(), look.troubles, look.notices.stream().distinct().toList());
    }

    private void addModels(ProbeSettings probe, Look look) {
        if (probe.ask() instanceof Ask.Models) look.add(asked(probe, LIST));
        for (var pattern : probe.models()) {
            if (pattern.isExactId()) addExact(probe, pattern.text(), look);
            else addMatching(probe, pattern, look);
        }
    }

    private void addExact(ProbeSettings probe, String model, Look look) {
        look.add(asked(probe, look.listed.getOrDefault(model, new ListedModel(model, Pricing.UNKNOWN))));
        look.odd(endpoint, model);
    }

    private void addMatching(ProbeSettings probe, ModelPattern pattern, Look look) {
        for (var model : look.listed.values()) {
            if (!pattern.matches(model.id()) || !endpoint.models().admits(model.id())) continue;
            whyNot(probe, model).ifPresentOrElse(
                    reason -> look.setAside.add(new Found.SetAside(model.id(), reason)), () -> addFound(probe, model, look));
        }
    }

    private void addFound(ProbeSettings probe, ListedModel model, Look look) {
        look.add(asked(probe, model));
        look.odd(endpoint, model.id());
    }

    private static Optional<String> whyNot(ProbeSettings probe, ListedModel model) {
        if (model.life() instanceof ModelLife.Off off) return Optional.of("switched off by its list (" + off.said() + ")");
        return switch (probe.ask()) {
            case Ask.Chat _ -> whyNoChat(ModelKind.of(model));
            case Ask.Embedding _ -> whyNoVector(ModelKind.of(model));
            case Ask.Models _ -> Optional.empty();
        };
    }

    private static Optional<String> whyNoChat(ModelKind kind) {
        return switch (kind) {
            case ModelKind.Chat _ -> Optional.empty();
            case ModelKind.Embedding e -> Optional.of(e.reason());
            case ModelKind.Other o -> Optional.of(o.reason());
        };
    }

    private static Optional<String> whyNoVector(ModelKind kind) {
        return switch (kind) {
            case ModelKind.Chat _ -> Optional.of("nothing says that it gives embeddings");
            case ModelKind.Embedding _ -> Optional.empty();
            case ModelKind.Other o -> Optional.of(o.reason());
        };
    }

    private Asked asked(ProbeSettings probe, ListedModel listed) {
        var model = listed.id();
        var target = new Target(endpoint.name(), probe.name(), model);
        var tier = probe.ask() instanceof Ask.Models ? "" : settings.tierOf(model);
        var series = new Series(target, tier, settings.vantage());
        var limits = new Deadlines(probe.timeouts().connect(), probe.timeouts().firstToken(), probe.timeouts().idle(),
                probe.timeouts().total());
        var manner = new Manner(limits, probe.conduct().connecting());
        return new Asked(series, probe, new Question(model, probe.ask(), manner, pricing(model, listed.pricing()),
                ProbeVersion.of(probe), settings.isSimulated()));
    }

    private Pricing pricing(String model, Pricing listed) {
        return endpoint.models().priceOf(model)
                .<Pricing>map(p -> new Pricing.PerToken(perToken(p.inputUsd()), perToken(p.outputUsd())))
                .orElse(listed);
    }

    private static BigDecimal perToken(BigDecimal perMillion) {
        return perMillion.divide(MILLION); // exact: a million has no prime factor but 2 and 5
    }

    private static Map<String, ListedModel> listed(ModelList list, Past past) {
        var models = new LinkedHashMap<String, ListedModel>();
        switch (list) {
            case ModelList.Listed l -> l.models().forEach(m -> models.put(m.id(), m));
            case ModelList.Refused _, ModelList.Unreachable _ -> past.stillListed().forEach(m -> models.put(m, new ListedModel(m, Pricing.UNKNOWN)));
        }
        past.withdrawn().forEach(m -> models.putIfAbsent(m, new ListedModel(m, Pricing.UNKNOWN)));
        return models;
    }

    private void trouble(ModelList list, List<String> troubles) {
        var who = "endpoint " + endpoint.name();
        switch (list) {
            case ModelList.Listed _ -> {}
            case ModelList.Refused r when r.status() == 401 || r.status() == 403 ->
                troubles.add(who + " refuses the API key (" + r.detail() + ")");
            case ModelList.Refused r -> {
                if (endpoint.models().discovery() == Discovery.ASK) {
                    troubles.add(who + " gives no list of models (" + r.detail() + ")");
                }
            }
            case ModelList.Unreachable u -> troubles.add(who + " cannot be reached (" + u.detail() + ")");
        }
    }

    private static final class Look {
        final Map<String, ListedModel> listed;
        final Past past;
        final Map<String, Asked> asked = new LinkedHashMap<>();
        final List<Found.SetAside> setAside = new ArrayList<>();
        final List<String> troubles = new ArrayList<>();
        final List<String> notices = new ArrayList<>();

        Look(Map<String, ListedModel> listed, Past past) {
            this.listed = listed;
            this.past = past;
        }

        void odd(EndpointSettings endpoint, String model) {
            new Oddity(endpoint.name(), listed, past).of(model).ifPresent(notices::add);
        }

        /** A model that another probe asks is not set aside. */
        List<Found.SetAside> setAside() {
            var models = asked.values().stream().map(a -> a.series().target().model()).collect(Collectors.toSet());
            return setAside.stream().filter(s -> !models.contains(s.model())).toList();
        }

        void add(Asked one) {
            asked.putIfAbsent(one.series().name(), one);
        }
    }
}

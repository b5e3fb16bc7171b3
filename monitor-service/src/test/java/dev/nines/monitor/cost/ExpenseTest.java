package dev.nines.monitor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.Loaded;
import dev.nines.monitor.config.read.SettingsFile;
import dev.nines.monitor.discover.Targets;
import dev.nines.probe.openai.ListedModel;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.Pricing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpenseTest {
    private static final String GATEWAY = """
            endpoints:
              gw:
                base-url: https://gw.example.com/v1
                limits: { requests: 50/min, share: 60%, tokens: 10M/day, cost: 5 USD/day }
                models: { prices: { "Pro/*": { input: 1, output: 4 }, "Pro/big": { input: 2, output: 3 } } }
            probes:
              chat: { endpoint: gw, models: [MODELS], every: 60s }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void before_a_look_a_pattern_is_told_for_one_model_at_its_dearest_price() throws IOException {
        var settings = settings("\"Pro/x\", \"Pro/*\", \"free/*\"");

        assertThat(ExpenseText.lines(Expense.of(settings))).containsExactly(
                "  asks    in 30 days, at most (four characters of a prompt are a token, every answer is as long as it may be):",
                "                                                          requests  tokens in   tokens out            USD",
                "          gw/chat  1 model                   every 60 s     43,200  1,080,000      691,200           3.85",
                "          gw/chat  each that \"Pro/*\" finds   every 60 s     43,200  1,080,000      691,200           4.93",
                "          gw/chat  each that \"free/*\" finds  every 60 s     43,200  1,080,000      691,200  price unknown",
                "          gw       its limits allow                      1,296,000             180,000,000         150.00",
                "          gw/chat: of 1 model no price is known, so dollars are not counted; tokens are. The others: 0.00 USD");
    }

    @Test
    void after_a_look_184_models_are_told_at_the_pace_that_the_limits_allow() throws IOException {
        var settings = settings("\"*\"");
        var free = new Pricing.PerToken(BigDecimal.ZERO, BigDecimal.ZERO);
        var listed = new ModelList.Listed(IntStream.range(0, 184).mapToObj(i -> new ListedModel("free/m" + i, free)).toList());

        var expense = Expense.of(settings, new Targets(settings, settings.endpoint("gw")).of(listed).asked());

        assertThat(expense.parts()).singleElement().satisfies(part -> {
            assertThat(part.models()).isEqualTo("184 models");
            assertThat(part.amount().requests()).isBetween(1_200_000L, 1_296_000L);
            assertThat(part.amount().dollars()).isZero();
        });
        assertThat(ExpenseText.lines(expense)).last().asString().isEqualTo(
                "          gw/chat: asking every 60 s would exceed 30 requests a minute; stretched to 384.497 s");
    }

    @Test
    void dollars_are_never_more_than_the_limits_allow() throws IOException {
        var settings = settings("\"*\"");
        var dear = new Pricing.PerToken(new BigDecimal("0.001"), new BigDecimal("0.002"));
        var listed = new ModelList.Listed(List.of(new ListedModel("a", dear), new ListedModel("b", Pricing.UNKNOWN)));

        var expense = Expense.of(settings, new Targets(settings, settings.endpoint("gw")).of(listed).asked());

        assertThat(expense.parts().getFirst().amount().dollars()).isLessThan(expense.ceilings().getFirst().dollars());
        assertThat(ExpenseText.lines(expense)).last().asString()
                .contains("of 1 model no price is known, so dollars are not counted; tokens are. The others: 148.");
    }

    private Settings settings(String models) throws IOException {
        var file = Files.writeString(folder.resolve("nines.yaml"), GATEWAY.replace("MODELS", models));
        return switch (SettingsFile.load(file, Map.of())) {
            case Loaded.Valid(Settings settings) -> settings;
            case Loaded.Invalid(String report) -> throw new AssertionError(report);
        };
    }
}

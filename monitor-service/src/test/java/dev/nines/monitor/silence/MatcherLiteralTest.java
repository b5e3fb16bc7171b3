package dev.nines.monitor.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.sla.Label;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Matcher.Is;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherLiteralTest {
    @Property(tries = 500)
    void what_a_matcher_writes_is_read_as_exactly_the_same(@ForAll("matchers") Matcher matcher) {
        assertThat(MatcherLiteral.read(matcher.text())).isEqualTo(Parsed.ok(matcher));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            equal              | endpoint=global-api    | ENDPOINT | EQUAL     | global-api
            not equal          | tier!=free             | TIER     | NOT_EQUAL | free
            a pattern          | model~Pro/*            | MODEL    | GLOB      | Pro/*
            with spaces        | rule = p99             | RULE     | EQUAL     | p99
            signs in a value   | model=a=b!=c~d         | MODEL    | EQUAL     | a=b!=c~d
            quotes within      | model~*"x"             | MODEL    | GLOB      | *"x"
            of our own         | vantage=zurich-1       | VANTAGE  | EQUAL     | zurich-1
            """)
    void a_condition_is_read(String name, String text, Label label, Is is, String value) {
        assertThat(MatcherLiteral.read(text)).isEqualTo(Parsed.ok(new Matcher(label, is, value)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            everything           | *                | is no condition; write endpoint=global-api, tier!=free or model~Pro/*
            a label alone        | endpoint         | is no condition; write endpoint=global-api, tier!=free or model~Pro/*
            a value alone        | =gw              | is no condition; write endpoint=global-api, tier!=free or model~Pro/*
            no value             | endpoint=        | has no value; write endpoint=global-api, tier!=free or model~Pro/*
            a label misspelled   | modell=x         | names no label; did you mean "model"?
            a label of others    | alertname=x      | names no label; known are endpoint, tier, probe, model, vantage, contract, receiver, rule
            a regular expression | model=~Pro/.*    | is not how a pattern is written here; write model~Pro/*, where * is any text
            quotes               | endpoint="gw"    | has quotes, which would be a part of the value; write endpoint=global-api
            a capital            | Endpoint=gw      | names no label; did you mean "endpoint"?
            not like             | model!~x         | is no condition; write endpoint=global-api, tier!=free or model~Pro/*
            """)
    void what_is_none_is_told_what_would_be_right(String name, String text, String remedy) {
        assertThat(MatcherLiteral.read(text)).isEqualTo(Parsed.wrong(remedy));
    }

    @Provide
    Arbitrary<Matcher> matchers() {
        var values = Arbitraries.strings().ascii().withChars('ü', '漢', '*', '=').excludeChars('~', '"', '\'').ofMinLength(1).ofMaxLength(40)
                .map(String::strip).filter(v -> !v.isBlank());
        return Combinators.combine(Arbitraries.of(Label.class), Arbitraries.of(Is.class), values).as(Matcher::new);
    }
}

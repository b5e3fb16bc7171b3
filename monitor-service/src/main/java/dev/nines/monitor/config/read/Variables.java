package dev.nines.monitor.config.read;

import dev.nines.monitor.config.yaml.Literal;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.monitor.config.yaml.Place;
import dev.nines.monitor.config.yaml.Problem;
import dev.nines.monitor.config.yaml.Problems;
import java.util.Map;

/** Environment variables while they are read. One that is set to nothing counts as not set. */
final class Variables {
    private static final Place ENVIRONMENT = Place.in("environment");

    private final Map<String, String> environment;
    private final Problems problems = new Problems();

    Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    boolean has(String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    <T> Parsed<T> read(String name, Literal<T> literal, T otherwise) {
        return has(name) ? told(name, literal, Shown.AS_IT_IS) : Parsed.ok(otherwise);
    }

    <T> Parsed<T> secret(String name, Literal<T> literal, T otherwise) {
        return has(name) ? told(name, literal, Shown.HIDDEN) : Parsed.ok(otherwise);
    }

    void problem(String name, String remedy) {
        problems.add(new Problem(ENVIRONMENT, name, "(missing)", remedy));
    }

    boolean isClean() {
        return problems.count() == 0;
    }

    String report() {
        return problems.report("the environment");
    }

    private enum Shown { AS_IT_IS, HIDDEN }

    private <T> Parsed<T> told(String name, Literal<T> literal, Shown shown) {
        String text = environment.getOrDefault(name, "").strip();
        Parsed<T> parsed = literal.read(text);
        if (parsed instanceof Parsed.Wrong<T>(String remedy)) {
            problems.add(new Problem(ENVIRONMENT, name, shown == Shown.HIDDEN ? "(hidden)" : text, remedy));
        }
        return parsed;
    }
}

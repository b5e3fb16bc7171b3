package dev.nines.monitor.config.shape;

import dev.nines.monitor.config.shape.Presence.Siblings;
import java.util.function.Function;

/**
 * One key of a table.
 *
 * @param meaning for people, in Markdown, without a link
 */
public record Key(String name, Shape shape, String meaning, Presence presence) {
    public static Key key(String name, Shape shape, String meaning) {
        return new Key(name, shape, meaning, new Presence.Optional(""));
    }

    /** @param example what would be right where it is missing */
    public Key required(String example) {
        return new Key(name, shape, meaning, new Presence.Required(example));
    }

    /** As {@link #required}, whatever a preset sets. */
    public Key requiredAlways(String example) {
        return new Key(name, shape, meaning, new Presence.RequiredAlways(example));
    }

    /** @param when {@code beside latency}: which other keys make this one required */
    public Key requiredWhen(String when, String example) {
        return new Key(name, shape, meaning, new Presence.RequiredWhen(when, example));
    }

    /** @param yaml what stands here where nothing is written, as it would be written */
    public Key usually(String yaml) {
        return new Key(name, shape, meaning, new Presence.Usual(yaml, "`" + yaml + "`"));
    }

    /** @param told the same for people */
    public Key usually(String yaml, String told) {
        return new Key(name, shape, meaning, new Presence.Usual(yaml, told));
    }

    /** Where what is usual depends on the keys beside it. */
    public Key usually(Function<Siblings, String> yaml, String told) {
        return new Key(name, shape, meaning, new Presence.Derived(yaml, told));
    }

    /** @param told what is where nothing is written, for people */
    public Key without(String told) {
        return new Key(name, shape, meaning, new Presence.Optional(told));
    }

    /** {@code such as 30d}, {@code one of over, excluded}, {@code such as [streamed], of streamed, whole}. */
    public String choices() {
        if (shape instanceof Shape.Word(var words)) return "one of " + String.join(", ", words);
        var such = "such as " + example();
        return shape instanceof Shape.Items(Shape.Word(var words)) ? such + ", of " + String.join(", ", words) : such;
    }

    private String example() {
        return switch (presence) {
            case Presence.Required(var example) -> example;
            case Presence.RequiredAlways(var example) -> example;
            case Presence.RequiredWhen(var _, var example) -> example;
            case Presence.Usual(var yaml, var _) -> yaml;
            case Presence.Derived _, Presence.Optional _ -> shape instanceof Kind k ? k.example() : name;
        };
    }
}

package dev.nines.probe.openai;

import java.util.List;

/** What an endpoint said when asked for its models. */
public sealed interface ModelList {
    record Listed(List<ListedModel> models) implements ModelList {
        public Listed {
            models = List.copyOf(models);
        }
    }

    /** The endpoint answered, but with no list: a status other than 2xx, or a body that is not a model list. */
    record Refused(int status, String detail) implements ModelList {}

    /** No whole answer came. */
    record Unreachable(String detail) implements ModelList {}
}

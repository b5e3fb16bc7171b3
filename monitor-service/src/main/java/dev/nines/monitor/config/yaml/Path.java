package dev.nines.monitor.config.yaml;

/**
 * The way to a value.
 *
 * @param text {@code probes.chat.models[0]}
 * @param shape the same without names of the user's own choice: {@code probes.*.models[]}
 * @param last the last step alone: a name of the user's own may hold dots
 */
record Path(String text, String shape, String last) {
    static final Path ROOT = new Path("", "", "");

    Path key(String key) {
        return new Path(join(text, key), join(shape, key), key);
    }

    Path named(String name) {
        return new Path(join(text, name), join(shape, "*"), name);
    }

    Path item(int index) {
        return new Path(text + "[" + index + "]", shape + "[]", "[" + index + "]");
    }

    private static String join(String parent, String child) {
        return parent.isEmpty() ? child : parent + "." + child;
    }
}

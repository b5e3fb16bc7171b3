package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Every expected field, one by one: strings and whole numbers exactly, other numbers within a relative 1e-6. */
final class Same {
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-6");

    private final List<String> differences = new ArrayList<>();

    private Same() {}

    static List<String> differences(JsonNode expected, JsonNode found) {
        var same = new Same();
        same.compare("expected", expected, found);
        return same.differences;
    }

    private void compare(String path, JsonNode expected, JsonNode found) {
        if (expected.isObject() && found.isObject()) {
            expected.properties().forEach(field -> {
                if (found.has(field.getKey())) {
                    compare(path + "." + field.getKey(), field.getValue(), found.get(field.getKey()));
                } else {
                    differences.add(path + "." + field.getKey() + ": is not known");
                }
            });
        } else if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) compare(path + "[" + i + "]", expected.get(i), found.get(i));
        } else if (!isSameValue(expected, found)) {
            differences.add(path + ": expected " + expected + ", found " + found);
        }
    }

    private static boolean isSameValue(JsonNode expected, JsonNode found) {
        if (!expected.isNumber() || !found.isNumber()) {
            return !expected.isNumber() && !expected.isContainerNode() && expected.equals(found);
        }
        var difference = expected.decimalValue().subtract(found.decimalValue()).abs();
        if (expected.isIntegralNumber()) return difference.signum() == 0;
        return difference.compareTo(expected.decimalValue().abs().multiply(TOLERANCE)) <= 0;
    }
}

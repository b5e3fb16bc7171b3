package dev.nines.monitor.ask;

import java.nio.charset.Charset;

/** What a terminal can show. */
public record Look(Glyphs glyphs, Paint paint) {
    /** How phases and small signs are drawn. The phases' own signs are in {@link Segment}. */
    public enum Glyphs {
        UNICODE("─", "→", "≥", "…"),
        ASCII("-", ">", ">=", "~");

        final String rule;
        final String arrow;
        final String atLeast;
        final String cut;

        Glyphs(String rule, String arrow, String atLeast, String cut) {
            this.rule = rule;
            this.arrow = arrow;
            this.atLeast = atLeast;
            this.cut = cut;
        }

        /** What this charset can write. */
        public static Glyphs of(Charset charset) {
            boolean canAll = charset.canEncode() && charset.newEncoder().canEncode(UNICODE.all());
            return canAll ? UNICODE : ASCII;
        }

        private String all() {
            return rule + arrow + atLeast + cut + "▁▂▃▄░█";
        }
    }

    /** Whether colours are used. A colour says nothing that a letter beside it does not say too. */
    public enum Paint {
        COLOURED, PLAIN;

        String in(Ink ink, String text) {
            return switch (this) {
                case PLAIN -> text;
                case COLOURED -> text.isBlank() ? text : "\u001b[" + ink.code + "m" + text + "\u001b[0m";
            };
        }
    }

    enum Ink {
        GOOD("32"), BAD("31"), OTHER("33"), FAINT("2"),
        DNS("36"), CONNECT("34"), TLS("35"), REQUEST("33"), WAIT("90"), TOKENS("32");

        final String code;

        Ink(String code) {
            this.code = code;
        }
    }
}

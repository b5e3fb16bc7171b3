package dev.nines.monitor.ask;

import dev.nines.monitor.ask.Look.Glyphs;
import dev.nines.monitor.ask.Look.Ink;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import java.util.EnumMap;
import java.util.Map;

/** A stretch of a run as the bar shows it, in the order of time. */
enum Segment {
    DNS("dns", "▁", "d", Ink.DNS),
    CONNECT("connect", "▂", "c", Ink.CONNECT),
    TLS("tls", "▃", "t", Ink.TLS),
    REQUEST("request", "▄", "r", Ink.REQUEST),
    WAIT("wait", "░", ".", Ink.WAIT),
    TOKENS("tokens", "█", "#", Ink.TOKENS);

    final String word;
    final Ink ink;
    private final String unicode;
    private final String ascii;

    Segment(String word, String unicode, String ascii, Ink ink) {
        this.word = word;
        this.unicode = unicode;
        this.ascii = ascii;
        this.ink = ink;
    }

    String sign(Glyphs glyphs) {
        return switch (glyphs) {
            case UNICODE -> unicode;
            case ASCII -> ascii;
        };
    }

    /** When each ends, in microseconds from time zero. A run without a token waited until its end. */
    static Map<Segment, Long> ends(Phases phases) {
        var ends = new EnumMap<Segment, Long>(Segment.class);
        long total = phases.micros(Phase.TOTAL).orElse(0);
        long at = 0;
        at = put(ends, DNS, at + phases.micros(Phase.DNS).orElse(0), total);
        at = put(ends, CONNECT, at + phases.micros(Phase.CONNECT).orElse(0), total);
        at = put(ends, TLS, at + phases.micros(Phase.TLS).orElse(0), total);
        at = put(ends, REQUEST, at + phases.micros(Phase.REQUEST).orElse(0), total);
        put(ends, WAIT, Math.max(at, phases.micros(Phase.TTFT).orElse(total)), total);
        put(ends, TOKENS, total, total);
        return ends;
    }

    private static long put(Map<Segment, Long> ends, Segment segment, long at, long total) {
        long end = Math.min(at, total);
        ends.put(segment, end);
        return end;
    }
}

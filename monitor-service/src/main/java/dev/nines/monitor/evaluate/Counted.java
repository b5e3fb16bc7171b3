package dev.nines.monitor.evaluate;

/** What an observation counts as under a counting policy. Missing lowers coverage; excluded does not. */
public enum Counted { GOOD, BAD, EXCLUDED, MISSING }

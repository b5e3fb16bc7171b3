package dev.nines.probe.fault;

/** What a witness says of the network between us and it. {@code UNKNOWN}: not asked, or not to be believed. */
public enum Reachable { YES, NO, UNKNOWN }

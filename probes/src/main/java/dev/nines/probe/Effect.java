package dev.nines.probe;

/** What a class means unless a contract says otherwise. */
public enum Effect { UP, DOWN, EXCLUDED, DOWN_IF_CANARY_ANSWERED, CONDITIONAL }

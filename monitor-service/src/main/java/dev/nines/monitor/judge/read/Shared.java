package dev.nines.monitor.judge.read;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the files of one log have in common.
 *
 * @param ahead how many chunks of a file are read ahead
 * @param lines how many lines were read, and {@code bytes} how many bytes, packed as they are
 */
record Shared(Reading how, Executor readers, int ahead, LongAdder lines, LongAdder bytes, Unread unread) {}

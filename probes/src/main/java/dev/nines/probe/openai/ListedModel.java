package dev.nines.probe.openai;

/** One entry of {@code /models}. That it is listed does not say that it chats, or that this key may call it. */
public record ListedModel(String id, Pricing pricing) {}

package dev.nines.probe.openai;

/**
 * One entry of {@code /models}. That it is listed does not say that this key may call it.
 *
 * @param use what the list says it is for; many lists say nothing
 */
public record ListedModel(String id, Pricing pricing, ModelUse use, ModelLife life) {
    /** An entry that says nothing but its name and its price. */
    public ListedModel(String id, Pricing pricing) {
        this(id, pricing, ModelUse.UNSAID, ModelLife.UNSAID);
    }
}

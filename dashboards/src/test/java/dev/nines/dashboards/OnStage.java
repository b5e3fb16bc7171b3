package dev.nines.dashboards;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Stage}, set at the first need of it and cleared when all tests are over. */
final class OnStage implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Tools.require(Tools.PROMETHEUS);
        return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(Stage.class, _ -> set(), Stage.class);
    }

    private static Stage set() {
        try {
            return Stage.set();
        } catch (Exception e) {
            throw new ParameterResolutionException("the stage could not be set", e);
        }
    }
}

package dev.nines.dashboards;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Stage}, set at the first need of it and cleared when all tests are over. Whoever needs it first also begins
 * the {@link ScriptedRun}, which plays meanwhile; {@link Played} is what became of it.
 */
final class OnStage implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Stage.class || type == ScriptedRun.class || type == Played.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Tools.require(Tools.PROMETHEUS);
        var store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
        var run = store.getOrComputeIfAbsent(ScriptedRun.class, _ -> made(ScriptedRun::begun), ScriptedRun.class);
        var type = parameter.getParameter().getType();
        if (type == Stage.class) return store.getOrComputeIfAbsent(Stage.class, _ -> made(Stage::set), Stage.class);
        return type == ScriptedRun.class ? run : store.getOrComputeIfAbsent(Played.class, _ -> made(run::played), Played.class);
    }

    private static <T> T made(Callable<T> how) {
        try {
            return how.call();
        } catch (Exception e) {
            throw new ParameterResolutionException("the stage could not be set", e);
        }
    }
}

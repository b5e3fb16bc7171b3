package dev.nines.monitor.web;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/** Which files of the class path are served, and where. */
@ContextConfigurer
public final class StaticFiles implements ApplicationContextConfigurer {
    private static final String ROOT = "micronaut.router.static-resources.";

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.properties(Map.of(
                ROOT + "assets.paths", "classpath:public",
                ROOT + "assets.mapping", "/assets/**",
                ROOT + "swagger-ui.paths", "classpath:META-INF/swagger/views/swagger-ui",
                ROOT + "swagger-ui.mapping", "/swagger-ui/**",
                ROOT + "swagger.paths", "classpath:META-INF/swagger",
                ROOT + "swagger.mapping", "/swagger/**"));
    }
}

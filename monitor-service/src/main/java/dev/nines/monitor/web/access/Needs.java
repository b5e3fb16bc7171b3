package dev.nines.monitor.web.access;

import dev.nines.monitor.access.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A token of this scope is needed for the route, also from this machine. Where nothing is said, a GET needs what reading
 * needs, all else {@code WRITE}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Scope value();
}

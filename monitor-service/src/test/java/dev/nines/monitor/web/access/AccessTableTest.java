package dev.nines.monitor.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.access.Scope;
import dev.nines.monitor.web.World;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, everybody: who is let in. A route that nobody decided about is not in the table, and fails it. */
class AccessTableTest {
    private static final String ROUTES = """
            GET  /                               reading
            GET  /models/{+target}               reading
            GET  /incidents                      reading
            GET  /incidents/{id}                 reading
            GET  /silences                       reading
            GET  /contracts                      reading
            GET  /reports                        reading
            GET  /reports/{contract}/{period}.html reading
            GET  /reports/{contract}/{period}.json reading
            GET  /reports/{contract}/{period}.csv  reading
            GET  /reports/{contract}/{period}.pdf  reading
            GET  /reports/{contract}/{period}.zip  reading
            GET  /openapi.json                   reading
            GET  /nines-statement.schema.json    reading
            GET  /metrics                        reading
            GET  /prometheus                     reading
            GET  /api/v1/targets                 reading
            GET  /api/v1/live                    reading
            GET  /api/v1/incidents               reading
            GET  /api/v1/incidents/{id}          reading
            GET  /api/v1/deliveries              reading
            GET  /api/v1/contracts               reading
            GET  /api/v1/verdicts                reading
            GET  /api/v1/standings               reading
            GET  /api/v1/statements              reading
            GET  /api/v1/statements/{contract}/{period} reading
            GET  /api/v1/statements/{contract}/{period}/{file} reading
            POST /api/v1/statements/{contract}/{period} write
            GET  /api/v1/distributions           reading
            GET  /api/v1/observations            reading
            GET  /api/v1/silences                reading
            POST /api/v1/silences                write
            DELETE /api/v1/silences/{id}         write
            GET  /api/v1/seals/roots.csv         reading
            GET  /.well-known/nines-key.pem      open
            GET  /api/v1/receivers               reading
            POST /api/v1/receivers/{name}/test   write
            POST /api/v1/deliveries/{id}/replay  write
            POST /api/v1/incidents/{id}/remarks  write
            POST /api/v1/statements/{contract}/{period}/claim write
            GET  /api/v1/audit                   admin
            POST /-/reload                       write
            GET  /-/healthy                      open
            GET  /-/ready                        open
            GET  /demo/receiver                  reading
            POST /demo/receiver                  signed
            """;
    /** What no controller answers. */
    private static final List<String> NO_ROUTE = List.of("GET /assets/nines.css", "GET /swagger-ui/index.html", "GET /nowhere", "GET /api/v1/nothing",
            "GET /-/reload", "DELETE /nowhere");

    /** By the row's word: 0 is let in. A signature is for the receiver to judge. */
    private static final Map<String, Map<Who, Integer>> RIGHT = Map.of(
            "reading", row(0, 403, 401, 0, 0, 0, 403),
            "write", row(401, 401, 401, 403, 0, 0, 403),
            "admin", row(401, 401, 401, 403, 403, 0, 403),
            "open", row(0, 0, 0, 0, 0, 0, 0),
            "signed", row(0, 0, 0, 0, 0, 0, 0));

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static World world;

    private enum Who { HERE, REBOUND, ELSEWHERE, READ, WRITE, ADMIN, PROBE }

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Map<Who, Integer> row(int... statuses) {
        var row = new EnumMap<Who, Integer>(Who.class);
        int at = 0;
        for (var who : Who.values()) row.put(who, statuses[at++]);
        return row;
    }

    private static Map<String, String> table() {
        var table = new LinkedHashMap<String, String>();
        ROUTES.lines().map(l -> l.split(" +", 3)).forEach(r -> table.put(r[0] + " " + r[1], r[2]));
        return table;
    }

    @Test
    void every_route_is_in_the_table() {
        var routes = world.context().getBean(Router.class).uriRoutes()
                .filter(r -> r.getDeclaringType().getPackageName().startsWith("dev.nines"))
                .filter(r -> !r.getHttpMethodName().equals("HEAD"))
                .map(r -> r.getHttpMethodName() + " " + r.getUriMatchTemplate())
                .collect(Collectors.toSet());

        assertThat(routes).isEqualTo(table().keySet());
    }

    static Stream<String> rows() {
        return Stream.concat(table().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()), NO_ROUTE.stream().map(r -> r + " reading"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everybody_is_let_in_or_not_as_the_table_says(String row) {
        var words = row.split(" ", 3);
        var path = words[1].replace("{+target}", "sim/chat/Qwen/Qwen3-32B").replace("{contract}", "pro-channel").replace("{period}", "2026-10").replace("{file}", "statement.json")
                .replace("{id}", "inc-1").replace("{name}", "demo");
        for (var who : Who.values()) {
            int wanted = RIGHT.getOrDefault(words[2], Map.of()).getOrDefault(who, -1);
            int got = send(words[0], path, who).status();

            if (wanted == 0 && words[2].equals("signed")) assertThat(got).as("no signature: %s %s", row, who).isEqualTo(401);
            else if (wanted == 0) assertThat(got).as("%s %s", row, who).isNotIn(401, 403, 500, 503);
            else assertThat(got).as("%s %s", row, who).isEqualTo(wanted);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_head_is_judged_as_its_get(String row) {
        var words = row.split(" ", 3);
        if (!words[0].equals("GET")) return;
        var path = words[1].replaceAll("\\{[^}]*}", "x");

        for (var who : List.of(Who.HERE, Who.ELSEWHERE, Who.PROBE)) {
            int get = send("GET", path, who).status();
            int head = send("HEAD", path, who).status();
            if (get == 401 || get == 403) assertThat(head).as("%s %s", row, who).isEqualTo(get);
        }
    }

    /** However a path is spelled, it is the route that counts. */
    @Test
    void another_spelling_of_a_path_is_no_way_in() {
        var spellings = List.of("/api/v1/audit", "/api/v1/audit/", "//api/v1/audit", "/api/v1/%61udit", "/api/v1/./audit", "/api/v1/x/../audit",
                "/api/v1/audit;x=1", "/api/v1/audit?x", "/API/V1/AUDIT", "/api%2Fv1%2Faudit", "/api/v1/audit%00", "/api/v1/audit#x");

        for (var path : spellings) {
            var reply = send("GET", path, Who.READ);
            assertThat(reply.status()).as(path).isIn(400, 403, 404);
            assertThat(reply.body()).as(path).doesNotContain("changes");
        }
    }

    private static Raw.Reply send(String method, String path, Who who) {
        var headers = new ArrayList<String>();
        switch (who) {
            case HERE -> {}
            case REBOUND -> headers.add("Host: rebound.example:" + world.port());
            case ELSEWHERE -> headers.add("X-Forwarded-For: 192.0.2.7");
            case READ, WRITE, ADMIN, PROBE ->
                headers.addAll(List.of("X-Forwarded-For: 192.0.2.7", "Authorization: Bearer " + world.token(Scope.valueOf(who.name())).reveal()));
        }
        return new Raw(world.port()).send(method, path, headers.toArray(String[]::new));
    }
}

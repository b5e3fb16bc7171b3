package dev.nines.monitor.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a browser makes of the page: axe-core (npm) in Debian's Chromium, and the page with JavaScript switched off. {@code .ci/run} installs both;
 * where one is absent the test says so, and where CI=true they must be there.
 */
class StatementAxeTest {
    private static final String MODULES = "NINES_TEST_NODE_MODULES";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Pattern FOUND = Pattern.compile("<pre id=\"axe\">(.*?)</pre>", Pattern.DOTALL);
    private static final String RUN = """
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(r => {
              const pre = document.createElement('pre');
              pre.id = 'axe';
              pre.textContent = r.passes.length + ' passed\\n' + r.violations.map(v => v.id + ': ' + v.nodes[0].html).join('\\n');
              document.body.appendChild(pre);
            });
            """;

    @Test
    void axe_finds_nothing_to_complain_of(@TempDir Path folder) throws Exception {
        var html = StatementHtml.write(Specimen.document());
        var checked = html.replace("</body>", "<script>" + Files.readString(axe()) + "</script><script>" + RUN + "</script></body>");

        var found = FOUND.matcher(dom(folder, checked, List.of("--virtual-time-budget=60000")));

        assertTrue(found.find(), "axe did not come to an end");
        assertThat(found.group(1).split("\n", -1)[0]).endsWith("passed").isNotEqualTo("0 passed");
        assertThat(found.group(1).lines().skip(1).filter(l -> !l.isBlank())).isEmpty();
    }

    @Test
    void it_is_all_there_without_javascript(@TempDir Path folder) throws Exception {
        axe();
        var settings = Files.createDirectories(folder.resolve("profile/Default")).resolve("Preferences");
        Files.writeString(settings, "{\"profile\":{\"default_content_setting_values\":{\"javascript\":2}}}");
        var asked = StatementHtml.write(Specimen.document()).replace("</body>", "<script>document.title = 'it runs'</script></body>");

        var dom = dom(folder, asked, List.of());

        assertThat(dom).doesNotContain("<title>it runs").contains("Credit, line by line", "SLA Credit Request", "Every interval below the promise", "req_01HZX7", "Integrity");
        assertThat(dom.split("<svg", -1)).hasSizeGreaterThan(10);
    }

    private static String dom(Path folder, String html, List<String> more) throws IOException, InterruptedException {
        var page = Files.writeString(folder.resolve("statement.html"), html);
        var dom = folder.resolve("dom.html");
        var command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir=" + folder.resolve("profile"), "--dump-dom"));
        command.addAll(more);
        command.add(page.toUri().toString());
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(dom.toFile()).start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) process.destroyForcibly();
        return Files.readString(dom);
    }

    private static Path axe() {
        var given = System.getenv(MODULES);
        boolean isChromium = Files.isExecutable(CHROMIUM);
        if ("true".equals(System.getenv("CI"))) {
            assertNotNull(given, MODULES + " must be set where CI=true");
            assertTrue(isChromium, CHROMIUM + " must be there where CI=true");
        }
        assumeTrue(given != null, MODULES + " is not set: .ci/run installs axe-core from npm and names its folder there");
        assumeTrue(isChromium, CHROMIUM + " is not there: .ci/run installs it");
        return Path.of(given, "axe-core", "axe.min.js");
    }
}

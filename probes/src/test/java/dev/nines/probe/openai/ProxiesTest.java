package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the variables of an environment mean for an origin. */
class ProxiesTest {
    private static String reached(Map<String, String> environment, String url) {
        var origin = new Endpoint(URI.create(url), ApiKey.NONE).origin();
        return switch (Proxies.of(environment).forOrigin(origin)) {
            case Proxy.Direct _ -> "directly";
            case Proxy.Via via -> via.toString();
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            https goes by HTTPS_PROXY                 | https://api.test/v1         | HTTPS_PROXY=http://p:1                          | p:1
            http does not                             | http://api.test/v1          | HTTPS_PROXY=http://p:1                          | directly
            http goes by HTTP_PROXY                   | http://api.test/v1          | HTTP_PROXY=http://p:1                           | p:1
            small letters win                         | https://api.test/v1         | HTTPS_PROXY=http://p:1 https_proxy=http://q:2   | q:2
            a scheme may be left out                  | https://api.test/v1         | HTTPS_PROXY=p:3128                              | p:3128
            a port may be left out                    | https://api.test/v1         | HTTPS_PROXY=http://p/                           | p:80
            a proxy with an IPv6 address              | https://api.test/v1         | HTTPS_PROXY=http://[fd00::1]:8                  | [fd00::1]:8
            this machine, by name                     | http://localhost:8/v1       | HTTP_PROXY=p:1                                  | directly
            this machine, by address                  | http://127.9.9.9/v1         | HTTP_PROXY=p:1                                  | directly
            this machine, by IPv6 address             | https://[::1]:8/v1          | HTTPS_PROXY=p:1                                 | directly
            an exception                              | https://api.test/v1         | HTTPS_PROXY=p:1 NO_PROXY=x.test,api.test        | directly
            an exception for all below it             | https://eu.api.test/v1      | HTTPS_PROXY=p:1 NO_PROXY=api.test               | directly
            an exception with a dot                   | https://eu.api.test/v1      | HTTPS_PROXY=p:1 NO_PROXY=.api.test              | directly
            an exception with a star and a dot        | https://eu.api.test/v1      | HTTPS_PROXY=p:1 NO_PROXY=*.api.test             | directly
            in another case of letters                | https://API.test/v1         | HTTPS_PROXY=p:1 no_proxy=api.TEST               | directly
            a longer name is another host             | https://myapi.test/v1       | HTTPS_PROXY=p:1 NO_PROXY=api.test               | p:1
            everything                                | https://api.test/v1         | HTTPS_PROXY=p:1 NO_PROXY=*                      | directly
            the port fits                             | https://api.test:8443/v1    | HTTPS_PROXY=p:1 NO_PROXY=api.test:8443          | directly
            the port does not fit                     | https://api.test/v1         | HTTPS_PROXY=p:1 NO_PROXY=api.test:8443          | p:1
            the port of the scheme                    | https://api.test/v1         | HTTPS_PROXY=p:1 NO_PROXY=api.test:443           | directly
            an address                                | https://10.0.0.7/v1         | HTTPS_PROXY=p:1 NO_PROXY=10.0.0.7               | directly
            the end of an address is no suffix        | https://10.0.0.7/v1         | HTTPS_PROXY=p:1 NO_PROXY=0.7                    | p:1
            an IPv6 address                           | https://[fd00::7]/v1        | HTTPS_PROXY=p:1 NO_PROXY=fd00::7                | directly
            an IPv6 address and a port                | https://[fd00::7]:9/v1      | HTTPS_PROXY=p:1 NO_PROXY=[fd00::7]:9            | directly
            an empty variable                         | https://api.test/v1         | HTTPS_PROXY=                                    | directly
            """)
    void an_origin_is_reached(String name, String url, String variables, String expected) {
        var environment = new HashMap<String, String>();
        for (String one : variables.split(" +", -1)) {
            int at = one.indexOf('=');
            environment.put(one.substring(0, at), one.substring(at + 1));
        }

        assertThat(reached(environment, url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://u:s3cret@p:1", "socks5://u:s3cret@p:1", "http://u:s3cret@", "http://u:s3cret@p:99999",
        "http://u:s3cret@p/path", "http://u:s3 cret@p:1", "http://u:s3cret@p:1:2"})
    void a_url_that_is_no_proxys_is_refused_without_being_shown(String url) {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", url))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("HTTPS_PROXY must be http://host:port").hasMessageNotContaining("s3")
                .hasRootCauseMessage(Proxy.RULE);
    }

    @Test
    void credentials_stand_in_no_text() {
        var proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://user:s3cret%40x@proxy.test:3128"));

        assertThat(proxies.toString()).contains("proxy.test:3128").doesNotContain("s3cret", "user", "dXNlc");
        assertThat(proxies.https()).isInstanceOfSatisfying(Proxy.Via.class,
                via -> assertThat(via.credentials()).isEqualTo(ApiKey.of("dXNlcjpzM2NyZXRAeA==")));
    }
}

package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a reply begins and ends, and what is none. */
class FramingTest {
    private static final class Notes implements Framing.Heard {
        final List<String> all = new ArrayList<>();
        private final StringBuilder body = new StringBuilder();

        @Override
        public void head(ReplyHead head) {
            all.add(head.status() + (head.isKept() ? " kept" : " closed"));
        }

        @Override
        public void body(ByteBuffer part) {
            body.append(StandardCharsets.ISO_8859_1.decode(part));
        }

        @Override
        public void end() {
            all.add(body + "|");
            body.setLength(0);
        }

        String said() {
            return String.join(" ", all) + (body.isEmpty() ? "" : " " + body);
        }
    }

    private static byte[] wire(String text) {
        return text.replace("~", "\r\n").replace("^", "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String said(List<byte[]> reads) {
        var notes = new Notes();
        var framing = new Framing(notes);
        try {
            for (byte[] read : reads) framing.read(ByteBuffer.wrap(read));
        } catch (NotHttpException e) {
            return notes.said() + " !" + e.getMessage();
        }
        framing.closed();
        return notes.said();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiterString = " # ", quoteCharacter = '`', textBlock = """
            case                                     # wire, ~ for CRLF, ^ for LF                                                              # heard
            a length                                 # HTTP/1.1 200 OK~Content-Length: 3~~abc                                                  # 200 kept abc|
            a length of nothing                      # HTTP/1.1 200 OK~Content-Length: 0~~                                                     # 200 kept |
            a length twice                           # HTTP/1.1 200 OK~Content-Length: 3~Content-Length: 3~~abc                                # 200 kept abc|
            two lengths                              # HTTP/1.1 200 OK~Content-Length: 3~Content-Length: 4~~abc                                #  !two lengths of one body
            a length below nothing                   # HTTP/1.1 200 OK~Content-Length: -3~~abc                                                 #  !the length of the body is no number
            a length that is not reached             # HTTP/1.1 200 OK~Content-Length: 4~~abc                                                  # 200 kept abc
            two replies in one read                  # HTTP/1.1 200 OK~Content-Length: 1~~aHTTP/1.1 404 No~Content-Length: 1~~b                # 200 kept a| 404 kept b|
            line ends before the second              # HTTP/1.1 200 OK~Content-Length: 1~~a~~HTTP/1.1 404 No~Content-Length: 1~~b              # 200 kept a| 404 kept b|
            chunks                                   # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~abc~2;x="y"~de~0~~                        # 200 kept abcde|
            chunks of other letters                  # HTTP/1.1 200 OK~TRANSFER-ENCODING: Chunked~~A~0123456789~0~~                            # 200 kept 0123456789|
            chunks with trailers                     # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~a~0~X: y~Z: w~~                           # 200 kept a|
            chunks win over a length, for once       # HTTP/1.1 200 OK~Content-Length: 9~Transfer-Encoding: chunked~~1~a~0~~                   # 200 closed a|
            chunks without their end                 # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~3~abc~                                      # 200 kept abc
            a chunk without a size                   # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~~                                           # 200 kept !a chunk without a size
            a chunk whose size is no number          # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~x~                                          # 200 kept !a chunk's size is no number
            a chunk of more than its size            # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2~abc~                                      # 200 kept ab !a chunk is longer than its size
            a chunk whose size has no end            # HTTP/1.1 200 OK~Transfer-Encoding: chunked~~fffffffff~                                  # 200 kept !a chunk's size is no number
            until the close                          # HTTP/1.1 200 OK~~abc                                                                    # 200 kept abc|
            until the close, of HTTP/1.0             # HTTP/1.0 200 OK~~abc                                                                    # 200 closed abc|
            HTTP/1.0 that stays                      # HTTP/1.0 200 OK~Connection: Keep-Alive~Content-Length: 1~~a                             # 200 kept a|
            a close that is told                     # HTTP/1.1 200 OK~Connection: CLOSE~Content-Length: 1~~a                                  # 200 closed a|
            no content                               # HTTP/1.1 204 No~~                                                                       # 204 kept |
            not modified, though it says a length    # HTTP/1.1 304 No~Content-Length: 9~~                                                     # 304 kept |
            interim replies                          # HTTP/1.1 100 Go~~HTTP/1.1 103 Hints~Link: x~~HTTP/1.1 200 OK~Content-Length: 1~~a       # 200 kept a|
            another protocol                         # HTTP/1.1 101 Up~Upgrade: x~~                                                            # 101 closed |
            LF alone                                 # HTTP/1.1 200 OK^Transfer-Encoding: chunked^^1^a^0^^                                     # 200 kept a|
            no reason                                # HTTP/1.1 200~Content-Length: 1~~a                                                       # 200 kept a|
            a line that goes on                      # HTTP/1.1 200 OK~Connection: keep-alive,~ close~Content-Length: 1~~a                     # 200 closed a|
            a space before the colon                 # HTTP/1.1 200 OK~Content-Length : 1~~a                                                   # 200 kept a|
            another protocol's first line            # SSH-2.0-OpenSSH_9.6~                                                                    #  !the first line is no status line
            another version                          # HTTP/2.0 200 OK~~                                                                       #  !the first line is no status line
            no number                                # HTTP/1.1 OK~~                                                                           #  !the first line is no status line
            a header without a colon                 # HTTP/1.1 200 OK~nothing~~                                                               #  !a header line without a name
            a header without a name                  # HTTP/1.1 200 OK~: x~~                                                                   #  !a header line without a name
            a header whose name has a space in it    # HTTP/1.1 200 OK~a b: x~~                                                                #  !a header whose name is none
            a first line that goes on                # HTTP/1.1 200 OK~ x~~                                                                    #  !the first header line is indented
            nothing                                  # ~                                                                                       # ``
            half a head                              # HTTP/1.1 200 OK~Content-Le                                                              # ``
            """)
    void a_reply_ends_where_it_says_however_it_is_cut(String name, String text, String heard) {
        byte[] all = wire(text);
        var bytes = IntStream.range(0, all.length).mapToObj(i -> new byte[] {all[i]}).toList();

        assertThat(said(List.of(all)).strip()).isEqualTo(heard);
        assertThat(said(bytes).strip()).as("a byte a read").isEqualTo(heard);
    }

    @Test
    void what_follows_a_reply_in_its_read_is_seen() throws NotHttpException {
        var surplus = new ArrayList<Boolean>();
        var framing = new Framing[1];
        framing[0] = new Framing(new Framing.Heard() {
            @Override
            public void head(ReplyHead head) {}

            @Override
            public void body(ByteBuffer part) {}

            @Override
            public void end() {
                surplus.add(framing[0].hasSurplus());
            }
        });
        for (String rest : List.of("", "~", "x")) framing[0].read(ByteBuffer.wrap(wire("HTTP/1.1 200 OK~Content-Length: 1~~a" + rest)));

        assertThat(surplus).containsExactly(false, false, true);
    }

    @Test
    void fields_are_found_in_any_letters_and_all_of_a_name() throws NotHttpException {
        var head = new ReplyHead();
        var reader = new HeadReader(head);
        for (byte b : wire("HTTP/1.1 200 OK~X-A:  one ~x-a: two~X-Long: a~ b~Empty:~X-RateLimit: 9~~")) reader.read(b);

        assertThat(head.field("x-a")).isEqualTo("one");
        assertThat(head.all("x-a")).containsExactly("one", "two");
        assertThat(head.field("x-long")).isEqualTo("a   b");
        assertThat(head.field("empty")).isEmpty();
        assertThat(head.has("empty")).isTrue();
        assertThat(head.has("x")).isFalse();
        assertThat(head.hasNameWith("rate")).isTrue();
        assertThat(head.hasNameWith("retry")).isFalse();
    }
}

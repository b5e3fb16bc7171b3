package dev.nines.sla.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {
    /** The leaves by which implementations of RFC 6962 are compared since its reference implementation. */
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest(name = "{0} rows")
    @CsvSource(textBlock = """
            0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
            2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
            3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
            4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
            6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
            7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
            8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
            """)
    void the_published_roots(int rows, String root) {
        assertThat(rootOf(LEAVES.subList(0, rows).stream().map(HexFormat.of()::parseHex).toList())).isEqualTo(root);
    }

    @Property
    void the_root_is_that_of_the_definition(@ForAll @Size(max = 200) List<byte[]> rows) throws Exception {
        assertThat(rootOf(rows)).isEqualTo(HexFormat.of().formatHex(byDefinition(rows)));
    }

    @Property
    void one_other_bit_is_another_root(@ForAll @Size(min = 1, max = 60) List<@Size(min = 1, max = 9) byte[]> rows,
            @ForAll @IntRange(max = 10_000) int where) {
        var changed = new ArrayList<>(rows.stream().map(byte[]::clone).toList());
        byte[] row = changed.get(where % changed.size());
        row[where % row.length] ^= (byte) (1 << where % 8);

        assertThat(rootOf(changed)).isNotEqualTo(rootOf(rows));
    }

    @Property
    void one_row_less_is_another_root(@ForAll @Size(min = 1, max = 60) List<byte[]> rows, @ForAll @IntRange(max = 10_000) int where) {
        var fewer = new ArrayList<>(rows);
        fewer.remove(where % fewer.size());

        assertThat(rootOf(fewer)).isNotEqualTo(rootOf(rows));
    }

    @Property
    void a_node_cannot_pass_for_a_row(@ForAll byte[] left, @ForAll byte[] right) {
        var leaves = Digest.sha256();
        leaves.update((byte) 0);
        byte[] leftHash = leaves.digest(left);
        leaves.update((byte) 0);
        byte[] rightHash = leaves.digest(right);
        byte[] forged = HexFormat.of().parseHex(HexFormat.of().formatHex(leftHash) + HexFormat.of().formatHex(rightHash));

        assertThat(rootOf(List.of(forged))).isNotEqualTo(rootOf(List.of(left, right)));
    }

    @Test
    void asking_for_a_root_changes_none_that_follows() {
        var asked = new MerkleTree();
        var silent = new MerkleTree();
        for (int i = 0; i < 100; i++) {
            asked.add(new byte[] {(byte) i});
            silent.add(new byte[] {(byte) i, 7}, 1);
            var _ = asked.root();
        }

        assertThat(asked.root()).isEqualTo(silent.root());
        assertThat(asked.rows()).isEqualTo(100);
    }

    private static String rootOf(List<byte[]> rows) {
        var tree = new MerkleTree();
        rows.forEach(tree::add);
        return tree.root().hex();
    }

    /** Section 2.1 of RFC 6962, word by word. */
    private static byte[] byDefinition(List<byte[]> rows) throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        if (rows.isEmpty()) return sha256.digest();
        if (rows.size() == 1) {
            sha256.update((byte) 0x00);
            return sha256.digest(rows.getFirst());
        }
        int k = Integer.highestOneBit(rows.size() - 1);
        byte[] left = byDefinition(rows.subList(0, k));
        byte[] right = byDefinition(rows.subList(k, rows.size()));
        sha256.update((byte) 0x01);
        sha256.update(left);
        return sha256.digest(right);
    }
}

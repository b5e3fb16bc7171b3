package dev.nines.monitor.statement.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathDataTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            case,                          d,                       points
            a line,                        M1 2L3.5 4,              M1.0 2.0 L3.5 4.0
            a box by lengths,              M0 2.5h4v15.5h-4z,       M0.0 2.5 L4.0 2.5 L4.0 18.0 L0.0 18.0 z
            two boxes,                     M0 0h1zM5 0h1z,          M0.0 0.0 L1.0 0.0 z M5.0 0.0 L6.0 0.0 z
            a stroke left of the picture,  M-1.5 -2h4,              M-1.5 -2.0 L2.5 -2.0
            nothing,                       '',                      ''
            """)
    void a_path_has_the_points_that_its_data_say(String name, String d, String points) {
        assertThat(points(PathData.shape(d))).as(name).isEqualTo(points);
    }

    @Test
    void what_no_chart_draws_is_refused_rather_than_left_out() {
        assertThatIllegalArgumentException().isThrownBy(() -> PathData.shape("M0 0C1 2 3 4 5 6")).withMessageContaining("have no C");
    }

    private static String points(Path2D path) {
        var points = new StringJoiner(" ");
        var at = new double[6];
        for (var i = path.getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            points.add(kind == PathIterator.SEG_CLOSE ? "z" : (kind == PathIterator.SEG_MOVETO ? "M" : "L") + at[0] + " " + at[1]);
        }
        return points.toString();
    }
}

package dev.nines.dashboards.make;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every dashboard, as the text of its file. */
public final class Boards {
    private Boards() {}

    /** By the name of the file. */
    public static Map<String, String> files() {
        return all().stream().collect(Collectors.toMap(Board::file, board -> Json.text(board.json())));
    }

    private static List<Board> all() {
        return List.of(Fleet.board(), Model.board(), Sla.board(), Compare.board(), Itself.board());
    }
}

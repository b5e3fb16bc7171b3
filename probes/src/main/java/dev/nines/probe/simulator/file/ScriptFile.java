package dev.nines.probe.simulator.file;

import dev.nines.probe.simulator.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;

/** A gateway's script as a JSON file. */
public final class ScriptFile {
    private ScriptFile() {}

    /** @throws UnreadableScript when the file cannot be read or is no script; it names every problem */
    public static Script read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableScript("cannot read " + file + ": there is no such file", e);
        } catch (IOException e) {
            throw new UnreadableScript("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param name what messages call the text
     * @throws UnreadableScript when the text is no script; it names every problem
     */
    public static Script parse(String name, String json) {
        var problems = new ArrayList<String>();
        try {
            var script = new ScriptReader(problems).script(Spot.root(JsonValue.parse(json), problems));
            return script.orElseThrow(() -> new UnreadableScript(name, problems));
        } catch (IOException e) {
            String where = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableScript(name + " is not JSON: " + where, e);
        }
    }
}

package dev.nines.probe.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * One observation, one JSON object, one line (NDJSON). Field names are those of the columns, with their units;
 * {@code null} is "not observed", never 0; instants are ISO-8601 UTC with microseconds. {@code target} and
 * {@code effect} follow from other fields and are written for readers only.
 */
public final class ObservationJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_LENGTH = 1200;

    private ObservationJson() {}

    /** The line, without its line end. What {@link #read} makes of it equals {@code observation}. */
    public static String write(Observation observation) {
        return line(json -> ObservationWriter.write(observation, json));
    }

    /** As {@link #write(Observation)}, with each gap as {@code gaps_us}, a list that {@link #read} passes over. */
    public static String write(Observation observation, Gaps gaps) {
        return line(json -> ObservationWriter.write(observation, gaps, json));
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String line(Body body) {
        var line = new StringWriter(USUAL_LENGTH);
        try (var json = JSON.createGenerator(line)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter failed", e); // it has nothing that could fail
        }
        return line.toString();
    }

    /**
     * Fields that this version does not know are ignored, so that it reads what a later one wrote.
     *
     * @throws UnreadableObservation when the line is not one whole object, or a field is missing or wrong, and which
     */
    public static Observation read(String line) {
        try (var json = JSON.createParser(line)) {
            return ObservationReader.observation(FlatObject.parse(json));
        } catch (JsonProcessingException e) {
            throw new UnreadableObservation("not one whole JSON object: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("a String failed", e); // it has nothing that could fail
        }
    }
}

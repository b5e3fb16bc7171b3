package dev.nines.monitor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.monitor.seal.PublicKey;
import dev.nines.monitor.seal.PublicKeys;
import dev.nines.monitor.seal.verify.Verification;
import dev.nines.monitor.seal.verify.Verification.Line;
import dev.nines.monitor.seal.verify.Verification.Order;
import dev.nines.monitor.seal.verify.Verification.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nines verify FILE}. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = {"Checks the seal of a statement, or of a zip of it and its evidence, and names everything that is wrong.",
            "It asks nobody, and shows that nothing was changed since it was sealed; not that it was measured correctly."})
final class VerifyCommand implements Callable<Integer> {
    private static final Pattern DRAWN = Pattern.compile("\\.(pdf|html|csv)$", Pattern.CASE_INSENSITIVE);
    private static final long LARGEST_KEY_BYTES = 1 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "a statement's .json, with its seal.json beside it, or its .zip")
    private Path file = Path.of("");

    @Option(names = "--seal", paramLabel = "FILE", description = "the seal of a .json, where it is not beside it")
    private Optional<Path> seal = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "the public keys that may have sealed it, as PEM from /.well-known/nines-key.pem of the "
            + "sender; without it the key that came with the file is taken")
    private List<Path> keys = List.of();

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        require(file, "what is to be checked");
        if (DRAWN.matcher(file.toString()).find()) {
            throw new ParameterException(spec.commandLine(), "a PDF, a page or a table bears no seal of its own: check the .zip that holds it, or the"
                    + " statement's .json: " + file);
        }
        seal.ifPresent(s -> require(s, "--seal"));
        Outcome outcome;
        try {
            outcome = Verification.of(new Order(file, seal, brought()));
        } catch (IOException e) {
            spec.commandLine().getErr().println("cannot read " + file + ": " + e.getMessage());
            return Exit.FAILED;
        }
        var out = spec.commandLine().getOut();
        if (json) out.println(document(outcome).toPrettyString());
        else text(outcome, out);
        out.flush();
        return outcome.isRight() ? Exit.FINE : Exit.FAILED;
    }

    private void require(Path path, String what) {
        if (Files.isRegularFile(path)) return;
        throw new ParameterException(spec.commandLine(), what + (Files.isDirectory(path) ? " is a folder, and should be a file: "
                : " is not there: ") + path);
    }

    private List<PublicKey> brought() throws IOException {
        var all = new ArrayList<PublicKey>();
        for (Path each : keys) {
            require(each, "--key");
            all.addAll(read(each));
        }
        return all;
    }

    private List<PublicKey> read(Path pem) throws IOException {
        if (Files.size(pem) > LARGEST_KEY_BYTES) throw new ParameterException(spec.commandLine(), "--key: too large for keys: " + pem);
        try {
            var found = PublicKeys.read(new String(Files.readAllBytes(pem), StandardCharsets.ISO_8859_1));
            if (found.isEmpty()) throw new ParameterException(spec.commandLine(), "--key: holds no public key in PEM: " + pem);
            return found;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage() + ": " + pem, e);
        }
    }

    private void text(Outcome outcome, PrintWriter out) {
        outcome.problems().forEach(p -> out.println("WRONG " + p.text()));
        outcome.notes().forEach(n -> out.println("note  " + n.text()));
        String seen = outcome.files() + " sealed files, " + outcome.roots() + " roots of days, " + outcome.rows() + " rows";
        if (outcome.isRight()) {
            out.println("unchanged since it was sealed by " + outcome.key() + ": " + file + " (" + seen + ")");
        } else {
            out.println("NOT as it was sealed: " + file + ", " + outcome.problems().size() + " found (" + seen + ")");
        }
    }

    private JsonNode document(Outcome outcome) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("file", file.toString()).put("unchanged", outcome.isRight()).put("key", outcome.key()).put("key_given", !keys.isEmpty());
        node.put("files", outcome.files()).put("roots", outcome.roots()).put("rows", outcome.rows());
        lines(node.putArray("problems"), outcome.problems());
        lines(node.putArray("notes"), outcome.notes());
        return node;
    }

    private static void lines(ArrayNode into, List<Line> lines) {
        for (var line : lines) into.addObject().put("where", line.where()).put("what", line.what());
    }
}

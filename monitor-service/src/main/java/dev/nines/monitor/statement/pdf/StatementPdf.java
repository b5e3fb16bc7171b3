package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.nines.monitor.statement.Original;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementHtml;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The statement's HTML, printed: tagged, with its fonts inside, pages numbered, an outline. The same statement gives the same bytes.
 * What the file says of itself, dates and id, is the statement's.
 */
public final class StatementPdf {
    static {
        XRLog.setLoggingEnabled(false); // it would write to the console by a logger of its own; what fails throws
    }

    private StatementPdf() {}

    /** The stream stays open. */
    public static void write(Original original, OutputStream out) throws IOException {
        var builder = new PdfRendererBuilder().usePdfUaAccessibility(true).withProducer(original.document().software())
                .addDOMMutator(Outline::add).withHtmlContent(Fonts.legible(StatementHtml.write(original)), null);
        Sealed.off(builder);
        try (var pdf = new PDDocument(); var renderer = Fonts.into(builder.usePDDocument(pdf), pdf).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            date(pdf, original);
            pdf.save(out);
        }
    }

    private static void date(PDDocument pdf, Original original) {
        var written = GregorianCalendar.from(instant(original.document()).atZone(ZoneOffset.UTC));
        written.setTimeZone(TimeZone.getTimeZone("UTC"));
        pdf.getDocumentInformation().setCreationDate(written);
        pdf.getDocumentInformation().setModificationDate(written);
        pdf.setDocumentId(ByteBuffer.wrap(HexFormat.of().parseHex(original.sha256()), 0, Long.BYTES).getLong());
    }

    private static Instant instant(StatementDocument document) {
        var asOf = document.issue().asOf();
        return Instant.parse(asOf.isEmpty() ? document.period().to() : asOf);
    }
}

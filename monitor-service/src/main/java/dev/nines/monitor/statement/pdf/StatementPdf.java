package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.nines.monitor.statement.Original;
import dev.nines.monitor.statement.StatementDocument;
import dev.nines.monitor.statement.StatementHtml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.TimeZone;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The statement's HTML, printed: tagged, with its fonts inside, pages numbered, an outline. The same statement gives the same bytes.
 * What the file says of itself, dates and id, is the statement's. One that is too long is printed in brief, and says so.
 */
public final class StatementPdf {
    static {
        XRLog.setLoggingEnabled(false); // it would write to the console by a logger of its own; what fails throws
    }

    /**
     * Characters of HTML; 184 models under two rules are 1.4 million. Each takes some 75 bytes of heap while it is laid out and tagged, beside the 80 MB of
     * a service that asks as many, and the launcher gives 224: who runs out of memory ends, and watches nobody any more. The same for every process,
     * however much memory it has, because one statement has one PDF.
     */
    static final int LONGEST = 1_500_000;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

    private StatementPdf() {}

    /** However many ask, one is drawn at a time: each takes as much memory as the service does. Whoever reads slowly holds up nobody. The stream stays open. */
    public static void write(Original original, OutputStream out) throws IOException {
        var drawn = new ByteArrayOutputStream();
        ONE_AT_A_TIME.lock();
        try {
            write(original, printed(original), drawn);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        drawn.writeTo(out);
    }

    private static String printed(Original original) {
        String html = StatementHtml.write(original);
        return html.length() <= LONGEST ? html : StatementHtml.brief(original);
    }

    private static void write(Original original, String html, ByteArrayOutputStream out) throws IOException {
        try (var pdf = new PDDocument()) {
            draw(original, html, pdf);
            date(pdf, original);
            pdf.save(out);
        }
    }

    /** The layout of a long statement is as large as its PDF: it is gone before the PDF is packed. */
    private static void draw(Original original, String html, PDDocument pdf) throws IOException {
        var builder = new PdfRendererBuilder().usePdfUaAccessibility(true).withProducer(original.document().software())
                .addDOMMutator(Outline::add).withHtmlContent(Fonts.legible(html), null);
        Sealed.off(builder);
        try (var renderer = Fonts.into(builder.usePDDocument(pdf).usePageSupplier(new Pages()), pdf).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
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

package dev.nines.monitor.statement.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/** A renderer that reaches nothing: neither network nor files, whatever a text in the document may say. */
final class Sealed {
    private Sealed() {}

    static void off(PdfRendererBuilder builder) {
        builder.useUriResolver((base, uri) -> null);
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, priority);
        }
    }
}

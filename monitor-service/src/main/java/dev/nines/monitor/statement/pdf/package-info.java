/** The statement's HTML as a PDF. Whatever it takes is loaded with the first one that is drawn. Entry: {@link dev.nines.monitor.statement.pdf.StatementPdf}. */
@NullMarked
package dev.nines.monitor.statement.pdf;

import org.jspecify.annotations.NullMarked;

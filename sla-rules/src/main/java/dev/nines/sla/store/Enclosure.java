package dev.nines.sla.store;

/** A file that belongs to a statement, held compressed: a month of failures is long and says much the same. */
public final class Enclosure {
    private final String name;
    private final String sha256;
    private final long bytes;
    private final byte[] gzip;

    /**
     * @param sha256 of the file's bytes, in lower hex
     * @param bytes of the file, not of what is held
     * @param gzip the file, as gzip
     */
    public Enclosure(String name, String sha256, long bytes, byte[] gzip) {
        this.name = name;
        this.sha256 = sha256;
        this.bytes = bytes;
        this.gzip = gzip.clone();
    }

    public String name() {
        return name;
    }

    public String sha256() {
        return sha256;
    }

    public long bytes() {
        return bytes;
    }

    public byte[] gzip() {
        return gzip.clone();
    }
}

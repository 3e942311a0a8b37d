package eu.socieux.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Reads files as the register does, without a register. */
public final class FileReadings {

    private final FileInspection inspection = new FileInspection();
    private final TextRecognition recognition;
    private final FileReading reading;

    public FileReadings(boolean recognise) {
        this.recognition = new TextRecognition(new RecognitionSettings(recognise, 10, Duration.ofMinutes(1)));
        this.reading = new FileReading(inspection, recognition);
    }

    /** Whether scans can be read on this machine. */
    public boolean recognises() {
        return recognition.available();
    }

    /** What kind of file it is, found in its content. */
    public String mediaType(byte[] content) {
        try (SpooledFile file = spooled(content)) {
            return inspection.mediaType(file);
        }
    }

    /** What the file says. */
    public ReadText read(byte[] content) {
        try (SpooledFile file = spooled(content)) {
            return reading.read(file, inspection.mediaType(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SpooledFile spooled(byte[] content) {
        return SpooledFile.of(new ByteArrayInputStream(content), "test", DataSize.ofMegabytes(40));
    }
}

package eu.socieux.correspondence;

import eu.socieux.correspondence.Unread.Reason;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.pkg.PackageParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import org.xml.sax.ContentHandler;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Takes files out of what mail programs wrap them in: Outlook's {@code winmail.dat}, ZIP archives, signed messages. What
 * is packed is written by strangers, so each wrapping may give only so many files and so many bytes, and what is packed
 * inside is not opened again.
 */
final class Unpacking {

    private static final Logger log = LoggerFactory.getLogger(Unpacking.class);

    private static final int MOST_FILES = 200;
    private static final DataSize MOST_BYTES = DataSize.ofMegabytes(128);
    /** Outlook's format is read in memory. */
    private static final DataSize LARGEST_TNEF = DataSize.ofMegabytes(8);

    private static final List<String> PACKED = List.of(".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar");
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final SpooledMessage message;

    Unpacking(SpooledMessage message) {
        this.message = message;
    }

    /** What came out of a wrapping, as far as it could be opened. */
    record Contents(List<InboundAttachment> files, List<Unread> unread) {
        static final Contents NONE = new Contents(List.of(), List.of());

        static Contents unread(String name, Reason reason) {
            return new Contents(List.of(), List.of(new Unread(name, reason, null)));
        }
    }

    /** The files inside an attachment, when it is a wrapping of a kind that is opened; none otherwise. */
    Contents of(InboundAttachment attachment) throws IOException {
        String name = attachment.fileName().toLowerCase(Locale.ROOT);
        if ("winmail.dat".equals(name)
                || List.of("application/ms-tnef", "application/vnd.ms-tnef").contains(attachment.declaredType())) {
            return attachment.size() > LARGEST_TNEF.toBytes()
                    ? Contents.unread(attachment.fileName(), Reason.GROWS_TOO_LARGE)
                    : parsed(new TNEFParser(), attachment);
        }
        if (name.endsWith(".zip") && isZip(attachment)) {
            return parsed(new PackageParser(), attachment);
        }
        return PACKED.stream().anyMatch(name::endsWith)
                ? Contents.unread(attachment.fileName(), Reason.BROKEN_PACKAGE)
                : Contents.NONE;
    }

    /**
     * The message inside an opaque signature, PKCS 7; null when there is none, because it is encrypted or broken.
     *
     * @throws IOException also for what is no such signature
     */
    Path signed(InboundAttachment attachment) throws IOException {
        Path file = message.newFile();
        try (InputStream content = attachment.open()) {
            CMSTypedStream signed =
                    new CMSSignedDataParser(new BcDigestCalculatorProvider(), content).getSignedContent();
            if (signed == null) {
                return null;
            }
            try (OutputStream out = new Counted(Files.newOutputStream(file), new Budget())) {
                signed.getContentStream().transferTo(out);
            }
            return file;
        } catch (CMSException | RuntimeException notSigned) {
            throw new IOException("No signed content can be read.", notSigned);
        }
    }

    private Contents parsed(Parser parser, InboundAttachment attachment) throws IOException {
        Taking taking = new Taking(attachment.fileName());
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, taking);
        try (InputStream content = attachment.open();
                TikaInputStream stream = TikaInputStream.get(content)) {
            parser.parse(stream, new DefaultHandler(), new Metadata(), context);
        } catch (TooMuch bomb) {
            log.info("{} was not unpacked: {}", attachment, bomb.getMessage());
            return Contents.unread(attachment.fileName(), Reason.GROWS_TOO_LARGE);
        } catch (EncryptedDocumentException locked) {
            log.info("{} was not unpacked: {}", attachment, locked.getMessage());
            return taking.contents(new Unread(attachment.fileName(), Reason.PASSWORD, null));
        } catch (IOException | TikaException | org.xml.sax.SAXException | RuntimeException broken) {
            if (isTooMuch(broken)) {
                return Contents.unread(attachment.fileName(), Reason.GROWS_TOO_LARGE);
            }
            log.info("{} could not be unpacked: {}", attachment, broken.toString());
            return taking.contents(new Unread(attachment.fileName(), Reason.BROKEN_PACKAGE, null));
        }
        return taking.contents(null);
    }

    private static boolean isTooMuch(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooMuch) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZip(InboundAttachment attachment) throws IOException {
        try (InputStream content = attachment.open()) {
            return java.util.Arrays.equals(content.readNBytes(ZIP.length), ZIP);
        }
    }

    /** A wrapping gives more than any sender means to send. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("It holds more than " + MOST_FILES + " files or " + MOST_BYTES.toMegabytes() + " MB.");
        }
    }

    /** What one wrapping may still give. */
    private static final class Budget {

        private long bytes = MOST_BYTES.toBytes();
        private int files = MOST_FILES;

        void spend(long more) throws TooMuch {
            bytes -= more;
            if (bytes < 0) {
                throw new TooMuch();
            }
        }

        void spendFile() throws TooMuch {
            if (--files < 0) {
                throw new TooMuch();
            }
        }
    }

    /** Writes no more than the budget allows. */
    private static final class Counted extends FilterOutputStream {

        private final Budget budget;

        Counted(OutputStream out, Budget budget) {
            super(out);
            this.budget = budget;
        }

        @Override
        public void write(int oneByte) throws IOException {
            budget.spend(1);
            out.write(oneByte);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            budget.spend(length);
            out.write(bytes, offset, length);
        }
    }

    /** Writes every packed file to the disk. */
    private final class Taking implements EmbeddedDocumentExtractor {

        private final String wrapping;
        private final Budget budget = new Budget();
        private final List<InboundAttachment> files = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();

        Taking(String wrapping) {
            this.wrapping = wrapping;
        }

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return true;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean html)
                throws IOException {
            budget.spendFile();
            Path file = message.newFile();
            try (OutputStream out = new Counted(Files.newOutputStream(file), budget)) {
                stream.transferTo(out);
            }
            String given = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
            String name = MailText.fileName(given == null ? "" : given.substring(given.lastIndexOf('/') + 1));
            long size = Files.size(file);
            if (size == 0) {
                return;
            }
            InboundAttachment taken = new InboundAttachment(
                    name.isEmpty() ? wrapping + "-" + (files.size() + 1) : name,
                    "application/octet-stream",
                    size,
                    () -> Files.newInputStream(file));
            files.add(taken);
            if (PACKED.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
                unread.add(new Unread(taken.fileName(), Reason.PACKED_AGAIN, null));
            }
        }

        Contents contents(Unread more) {
            List<Unread> all = new ArrayList<>(unread);
            if (more != null) {
                all.add(more);
            }
            return new Contents(List.copyOf(files), all);
        }
    }
}

package eu.socieux.intake.reading;

import eu.socieux.correspondence.InboundMessage;
import eu.socieux.correspondence.ParsedMail;
import eu.socieux.directory.DirectoryFiles;
import eu.socieux.documents.FileReadings;
import eu.socieux.intake.Languages;
import eu.socieux.intake.reading.RequestMaterial.Attached;
import eu.socieux.intake.reading.RequestReader.Reading;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** Reads messages as the application does, without a database. */
final class Reader {

    static final String GATEWAY = "fax-in@gateway.example.net";

    private final FileReadings files;
    private final RequestReader reader;

    Reader(boolean recognise) {
        files = new FileReadings(recognise);
        reader = new RequestReader(
                new Wordlists(),
                DirectoryFiles.countries(),
                Set.of("requests@facility.example.org"),
                Languages.guess());
    }

    boolean recognises() {
        return files.recognises();
    }

    Reading read(byte[] original) {
        return reader.read(material(original));
    }

    Reading read(RequestMaterial material) {
        return reader.read(material);
    }

    Attached file(String name, byte[] content) {
        return new Attached(name, files.read(content));
    }

    RequestMaterial material(byte[] original) {
        InboundMessage message = ParsedMail.of(original);
        List<Attached> attached = new ArrayList<>();
        try {
            attach(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(original)),
                    attached);
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        boolean gateway = GATEWAY.equals(message.from().address());
        return new RequestMaterial(
                gateway,
                Deliveries.isPassedOnByDelegation(message),
                List.of(Deliveries.of(message.subject() + ".eml", message, gateway, attached)));
    }

    private void attach(Part part, List<Attached> attached) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int index = 0; index < several.getCount(); index++) {
                attach(several.getBodyPart(index), attached);
            }
        } else if (part.getContent() instanceof MimeMessage enclosed) {
            attach(enclosed, attached);
        } else if (part.getFileName() != null && !Part.INLINE.equals(part.getDisposition())) {
            String name = MimeUtility.decodeText(part.getFileName());
            byte[] content = part.getInputStream().readAllBytes();
            if (!name.startsWith("image0") && Deliveries.isRead(name, files.mediaType(content))) {
                attached.add(file(name, content));
            }
        }
    }
}

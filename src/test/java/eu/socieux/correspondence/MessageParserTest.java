package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageParserTest {

    private final List<SpooledMessage> open = new ArrayList<>();

    @AfterEach
    void putAway() {
        open.forEach(SpooledMessage::close);
    }

    @ParameterizedTest
    @CsvSource({
        Samples.ENGLISH + ",2,t.phiri@socialwelfare.example.org",
        Samples.FRENCH + ",1,o.batraore@solidarite.example.org",
        Samples.SPANISH + ",1,ribanez@prevision.example.org",
        Samples.FORWARDED + ",3,m.lindqvist@delegation-cv.example.org",
        Samples.FAX + ",1,fax-in@gateway.example.net",
        Samples.THREAD + ",3,h.rasolo@caisse-as.example.org",
    })
    void everySampleIsTakenApartCompletely(String sample, int attachments, String sender) {
        InboundMessage message = parse(sample);
        assertThat(message.attachments()).as("attachments of %s", sample).hasSize(attachments);
        assertThat(message.attachments())
                .allSatisfy(file -> assertThat(file.size()).isPositive());
        assertThat(message.from().address()).isEqualTo(sender);
        assertThat(message.text()).isNotBlank();
        assertThat(message.messageId()).startsWith("<").endsWith(">");
        assertThat(message.sentAt()).isNotNull();
    }

    @Test
    void namesInHeadersAreDecoded() {
        InboundMessage message = parse(Samples.SPANISH);
        assertThat(message.from().name()).isEqualTo("Rodrigo Ibáñez Larraín");
        assertThat(message.replyTo().address()).isEqualTo("partes@prevision.example.org");
        assertThat(message.subject())
                .isEqualTo("Solicitud de asistencia técnica: seguro de cesantía y trabajadores de plataformas (Chile)");
        assertThat(message.text()).contains("Estimadas señoras, estimados señores:");
    }

    @Test
    void aFileNameInPiecesIsPutTogetherAndALogoIsNoDocument() {
        assertThat(parse(Samples.FRENCH).attachments())
                .extracting(InboundAttachment::fileName)
                .containsExactly("formulaire de demande (à compléter).docx");
    }

    @Test
    void anEnclosedMessageIsKeptWholeAndItsFilesAreReachable() {
        InboundMessage message = parse(Samples.FORWARDED);
        assertThat(message.attachments())
                .extracting(InboundAttachment::fileName)
                .containsExactly(
                        "Pedido de assistência técnica.eml",
                        "participantes_previstos.csv",
                        "Carta n.º 112-CE-2026.pdf");
        assertThat(new String(content(message, 0), StandardCharsets.UTF_8))
                .startsWith("From: =?utf-8?q?Inspetor-Geral")
                .endsWith("--\r\n");
        assertThat(new String(content(message, 1), Charset.forName("windows-1252")))
                .contains("João Tavares Pina;Técnico superior;Cobrança;M");
        assertThat(message.enclosed()).singleElement().satisfies(enclosed -> {
            assertThat(enclosed.from().address()).isEqualTo("a.evora@previdencia.example.org");
            assertThat(enclosed.sentAt()).isEqualTo(Instant.parse("2026-03-11T16:20:09Z"));
            assertThat(enclosed.text()).contains("Ponto focal: Dra. Nilda Semedo Rocha");
        });
    }

    @Test
    void twoFilesOfOneNameAreBothKeptAndLogosInTheTextAreNot() {
        assertThat(parse(Samples.THREAD).attachments())
                .extracting(InboundAttachment::fileName)
                .containsExactly("Requête.docx", "Requête.docx", "invite.ics");
        InboundMessage thread = parse(Samples.THREAD);
        assertThat(content(thread, 0)).isNotEqualTo(content(thread, 1));
        assertThat(parse(Samples.THREAD).text()).startsWith("OK pour tout.").doesNotContain("<br>");
        assertThat(parse(Samples.THREAD).references())
                .startsWith("<20260319110300.881@facility.example.org>")
                .hasSize(10);
    }

    @Test
    void aMachineIsToldFromAPerson() {
        assertThat(parse(Samples.FAX).automatic()).isTrue();
        assertThat(parse(Samples.ENGLISH).automatic()).isFalse();
        assertThat(parse("Auto-Submitted: no", "").automatic()).isFalse();
        assertThat(parse("Auto-Submitted: auto-replied", "").automatic()).isTrue();
        assertThat(parse("Precedence: bulk", "").automatic()).isTrue();
        assertThat(parse("From: MAILER-DAEMON@mx.example.org", "").automatic()).isTrue();
    }

    @Test
    void aBounceRefersToTheMessageItReturns() {
        InboundMessage bounce = parse(
                """
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b
                MIME-Version: 1.0
                """,
                """
                --b
                Content-Type: text/plain

                Mailbox full.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; x@example.org
                Action: failed
                Status: 4.2.2
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <r-2026-001.acknowledgement.1@facility.example.org>
                Subject: Yours
                --b--
                """);
        assertThat(bounce.automatic()).isTrue();
        assertThat(bounce.references()).contains("<r-2026-001.acknowledgement.1@facility.example.org>");
        assertThat(bounce.machine().failed()).containsExactly("x@example.org");
        assertThat(bounce.machine().status()).isEqualTo("4.2.2");
        assertThat(bounce.attachments()).isEmpty();
        assertThat(bounce.text()).contains("Mailbox full.", "4.2.2");
    }

    @Test
    void aBrokenMessageCostsAtMostTheBrokenPart() {
        InboundMessage noBoundary = parse(
                """
                From: broken <not an address>
                Subject: =?nonsense?q?still_here?=
                Date: the day before yesterday
                Content-Type: multipart/mixed
                """,
                "no parts at all");
        assertThat(noBoundary.from().address()).isNull();
        assertThat(noBoundary.subject()).contains("still_here");
        assertThat(noBoundary.sentAt()).isNull();

        InboundMessage wrongEncoding = parse(
                """
                From: a@example.org
                Content-Type: application/pdf; name="../../etc/letter\u0007.pdf"
                Content-Transfer-Encoding: base64
                """,
                "this is *** not base64 ###");
        assertThat(wrongEncoding.attachments()).singleElement().satisfies(file -> {
            assertThat(file.fileName()).doesNotContain("/", "\u0007");
            assertThat(file.size()).isPositive();
        });

        assertThat(parse("", "").from().address()).isNull();
        assertThat(parse(new byte[0]).subject()).isEmpty();
    }

    @Test
    void wronglyDeclaredTextIsStillRead() {
        byte[] text = "Señor".getBytes(Charset.forName("windows-1252"));
        assertThat(Charsets.decode(text, "text/plain; charset=us-ascii")).isEqualTo("Señor");
        assertThat(Charsets.decode(text, "text/plain")).isEqualTo("Señor");
        assertThat(Charsets.decode("Señor".getBytes(StandardCharsets.UTF_8), "text/plain; charset=unheard-of"))
                .isEqualTo("Señor");
    }

    @Test
    void aSecondDeliveryOverAnotherRouteIsTheSameMessage() {
        String message = new String(Samples.bytes(Samples.ENGLISH), StandardCharsets.ISO_8859_1);
        String again = "Received: from another.example.org; Tue, 03 Mar 2026 10:13:00 +0200\r\n" + message;
        String other = message.replace("Dear Sir", "Dear Sirs");
        assertThat(hash(again)).isEqualTo(hash(message)).isNotEqualTo(hash(other));
    }

    private static String hash(String message) {
        try (SpooledMessage spooled =
                SpooledMessage.of(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)))) {
            return spooled.contentHash();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private InboundMessage parse(String sample) {
        return parse(Samples.bytes(sample));
    }

    private InboundMessage parse(String header, String body) {
        String message = header.strip() + "\n\n" + body;
        return parse(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private InboundMessage parse(byte[] message) {
        try {
            SpooledMessage spooled = SpooledMessage.of(new ByteArrayInputStream(message));
            open.add(spooled);
            return MessageParser.parse(spooled);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] content(InboundMessage message, int attachment) {
        try (InputStream content = message.attachments().get(attachment).open()) {
            return content.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package eu.socieux.correspondence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Messages as no mail program should write them, made at random but the same for the same seed. Each has a Message-ID
 * of its own, so that a test can find out what became of it, except where that is what is broken.
 */
final class MalformedMail {

    private static final String END = "\r\n";
    private static final List<String> CHARSETS = List.of(
            "utf-8", "iso-8859-15", "windows-1252", "utf-7", "x-unknown", "\"", "us-ascii; charset=utf-16", "ibm037");
    private static final List<String> ENCODINGS =
            List.of("7bit", "8bit", "base64", "quoted-printable", "uuencode", "x-nonsense", "BASE64 ", "");

    private final Random random;
    private final String run;
    private final List<Supplier<byte[]>> kinds = List.of(
            this::brokenBoundary,
            this::wrongCharset,
            this::wrongEncoding,
            this::nested,
            this::deepParts,
            this::manyParts,
            this::injectedHeaders,
            this::longHeader,
            this::empty,
            this::noise,
            this::winmail,
            this::signed,
            this::calendar,
            this::bomb,
            this::bounce,
            this::names,
            this::addresses,
            this::cutOff);
    private int made;

    MalformedMail(long seed, String run) {
        this.random = new Random(seed);
        this.run = run;
    }

    /** So many messages, every kind of them in turn. */
    List<byte[]> make(int count) {
        List<byte[]> messages = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            made = index;
            messages.add(kinds.get(index % kinds.size()).get());
        }
        return messages;
    }

    /** The Message-ID of the message with this index. */
    String messageId(int index) {
        return "<malformed-" + run + "-" + index + "@corpus.example.org>";
    }

    private byte[] brokenBoundary() {
        String declared = pick("b", "", "\"b", "b b", "=_" + "x".repeat(random.nextInt(200)), "b; boundary=c");
        String used = pick("b", "c", "--b", "");
        return message(
                "Content-Type: multipart/" + pick("mixed", "alternative", "related", "nonsense") + "; boundary="
                        + declared,
                "preamble\r\n--" + used + END + "Content-Type: text/plain" + END + END + words() + END
                        + pick("--" + used + "--", "", "--" + used));
    }

    private byte[] wrongCharset() {
        return message(
                "Content-Type: text/" + pick("plain", "html", "x-other") + "; charset=" + any(CHARSETS) + END
                        + "Content-Transfer-Encoding: " + any(ENCODINGS),
                new String(bytes(300), StandardCharsets.ISO_8859_1));
    }

    private byte[] wrongEncoding() {
        return mixed("Content-Type: application/pdf; name=\"letter.pdf\"" + END + "Content-Transfer-Encoding: "
                + any(ENCODINGS) + END + END
                + pick("not *** base64 ###", "=ZZ=3", "JVBERi0xLjQK".repeat(random.nextInt(50)), "A"));
    }

    private byte[] nested() {
        StringBuilder inner = new StringBuilder(words());
        for (int depth = random.nextInt(12); depth >= 0; depth--) {
            String boundary = "n" + depth;
            inner = new StringBuilder("Content-Type: multipart/mixed; boundary=" + boundary + END + "Subject: inner "
                    + depth + END + END + "--" + boundary + END + "Content-Type: message/rfc822" + END + END + inner
                    + END
                    + "--" + boundary + "--" + END);
        }
        return mixed("Content-Type: message/rfc822" + END + pick("", "Content-Transfer-Encoding: base64" + END) + END
                + inner);
    }

    private byte[] deepParts() {
        StringBuilder body = new StringBuilder();
        int depth = 50 + random.nextInt(400);
        for (int level = 0; level < depth; level++) {
            body.append("--d")
                    .append(level)
                    .append(END)
                    .append("Content-Type: multipart/mixed; boundary=d")
                    .append(level + 1)
                    .append(END)
                    .append(END);
        }
        return message("Content-Type: multipart/mixed; boundary=d0", body.toString());
    }

    private byte[] manyParts() {
        return message(
                "Content-Type: multipart/mixed; boundary=b",
                ("--b" + END + END + "x" + END).repeat(500 + random.nextInt(4000)));
    }

    private byte[] injectedHeaders() {
        return message(
                "Subject: Hello\rBcc: victim@example.org\r\n\tX: =?utf-8?q?=0D=0ABcc=3A_victim=40example.org?=" + END
                        + "Reply-To: a@example.org, \"x\r\n Bcc: y\" <b@example.org>" + END + "In-Reply-To: <a\u0000b>"
                        + END + "X-\u0001: y" + END + ": empty" + END + "no colon at all",
                words());
    }

    private byte[] longHeader() {
        return message(
                pick("Subject: ", "References: ", "To: ", "X-Long: ")
                        + pick("a", "<x@y> ", "a@b.example, ", "=?utf-8?q?x?= ").repeat(1000 + random.nextInt(60_000)),
                words());
    }

    private byte[] empty() {
        return pick("x", "y").equals("x") ? message("Content-Type: text/plain", "") : message("Subject:", " \r\n\t");
    }

    private byte[] noise() {
        return random.nextBoolean()
                ? message(new String(bytes(200), StandardCharsets.ISO_8859_1).replace("\n", " "), words())
                : message("Content-Type: " + new String(bytes(40), StandardCharsets.ISO_8859_1), words());
    }

    private byte[] winmail() {
        byte[] tnef = bytes(200);
        if (random.nextBoolean()) {
            tnef[0] = 0x78;
            tnef[1] = (byte) 0x9f;
            tnef[2] = 0x3e;
            tnef[3] = 0x22;
        }
        return attached("application/ms-tnef", "winmail.dat", tnef);
    }

    private byte[] signed() {
        return pick("x", "y").equals("x")
                ? attached(
                        "application/pkcs7-mime; smime-type=" + pick("signed-data", "enveloped-data"),
                        "smime.p7m",
                        bytes(100))
                : message(
                        "Content-Type: multipart/" + pick("signed", "encrypted") + "; protocol=\"application/pgp-"
                                + pick("signature", "encrypted") + "\"; boundary=b",
                        "--b" + END + END + words() + END + "--b" + END
                                + "Content-Type: application/pgp-signature; name=signature.asc" + END + END
                                + "-----BEGIN PGP SIGNATURE-----" + END + END + "iQ" + END + "--b--");
    }

    private byte[] calendar() {
        return mixed("Content-Type: text/calendar; method=REQUEST; charset=" + any(CHARSETS) + END + END
                + "BEGIN:VCALENDAR" + END + words());
    }

    private byte[] bomb() {
        try {
            var packed = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(packed)) {
                int files = random.nextInt(3) == 0 ? 250 : 2;
                for (int index = 0; index < files; index++) {
                    zip.putNextEntry(new ZipEntry("../../" + index + pick(".txt", ".zip", "")));
                    zip.write(new byte[10_000]);
                    zip.closeEntry();
                }
            }
            byte[] bytes = packed.toByteArray();
            return attached("application/zip", "bomb.zip", random.nextBoolean() ? bytes : half(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] bounce() {
        return message(
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "--b" + END + END + "Undeliverable" + END + "--b" + END + "Content-Type: message/delivery-status" + END
                        + END + pick("", "Final-Recipient: rfc822;", "Action: failed" + END + "Status: x")
                        + END + END + new String(bytes(50), StandardCharsets.ISO_8859_1) + END + "--b" + END
                        + "Content-Type: message/rfc822" + END + END + pick("", "Message-ID: <", "garbage") + END
                        + "--b--");
    }

    private byte[] names() {
        String name = pick(
                "../../../etc/passwd",
                "CON.pdf",
                "a\u202Efdp.exe",
                "x".repeat(5000),
                "=?utf-8?b?////?=",
                "",
                ".",
                "nul\u0000l.pdf");
        return attached("application/octet-stream", name, bytes(50));
    }

    private byte[] addresses() {
        return message(
                "Sender: <>" + END + "To: " + pick("undisclosed-recipients:;", "<<<>>>", "a@b@c", ",,,,", "\"")
                        + END + "Cc: =?utf-8?q?" + END + "Date: " + pick("yesterday", "32 Foo 99999", "") + END
                        + "Reply-To: " + pick("<", "@", "a b c", "x@[300.300.300.300]"),
                words());
    }

    private byte[] cutOff() {
        return half(mixed("Content-Type: application/pdf; name=a.pdf" + END + "Content-Transfer-Encoding: base64" + END
                + END + Base64.getMimeEncoder().encodeToString(bytes(5000))));
    }

    private byte[] attached(String type, String name, byte[] content) {
        return mixed("Content-Type: " + type + END + "Content-Disposition: attachment; filename=\"" + name + "\"" + END
                + "Content-Transfer-Encoding: base64" + END + END
                + Base64.getMimeEncoder().encodeToString(content));
    }

    private byte[] mixed(String part) {
        return message(
                "Content-Type: multipart/mixed; boundary=outer",
                "--outer" + END + "Content-Type: text/plain" + END + END + words() + END + "--outer" + END + part + END
                        + "--outer--" + END);
    }

    private byte[] message(String header, String body) {
        return ("From: Sender " + made + " <sender" + made + "@corpus.example.org>" + END + "Message-ID: "
                        + messageId(made) + END + header + END + END + body + END)
                .getBytes(random.nextInt(4) == 0 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8);
    }

    private String words() {
        return "We ask for the help of your experts, in case " + random.nextInt(1_000_000) + ".";
    }

    private byte[] bytes(int most) {
        byte[] bytes = new byte[10 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] half(byte[] whole) {
        return java.util.Arrays.copyOf(whole, Math.max(200, whole.length / 2));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

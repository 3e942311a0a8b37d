package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final Color BLUE = new Color(0x004494);

    private final BufferedImage page = page(true, 0, "R-2026-031", LikenessTest::everything);

    @Test
    void thePageItselfIsTheSame() {
        assertThat(Likeness.difference(page, page)).isEmpty();
    }

    @Test
    void lettersMayBeSmoothedOtherwise() {
        assertThat(Likeness.difference(page, page(false, 0, "R-2026-031", LikenessTest::everything)))
                .isEmpty();
    }

    @Test
    void lettersMayStandAFewPixelsOff() {
        assertThat(Likeness.difference(page, page(true, 3, "R-2026-031", LikenessTest::everything)))
                .isEmpty();
    }

    @Test
    void anotherCaseNumberIsTheSamePage() {
        assertThat(Likeness.difference(page, page(true, 0, "R-2027-184", LikenessTest::everything)))
                .isEmpty();
    }

    @Test
    void aMissingButtonIsNoticedAndToldWhere() {
        BufferedImage without = page(true, 0, "R-2026-031", LikenessTest::text);

        assertThat(Likeness.difference(page, without))
                .hasValueSatisfying(
                        words -> assertThat(words)
                                .matches(
                                        "a part of about \\d+ × \\d+ pixels has changed, 4\\d\\d from the left and 2\\d\\d from the top"));
    }

    @Test
    void aButtonThatHasComeIsNoticed() {
        assertThat(Likeness.difference(page(true, 0, "R-2026-031", LikenessTest::text), page))
                .isPresent();
    }

    @Test
    void aMissingWhiteButtonIsNoticed() {
        assertThat(Likeness.difference(page, page(true, 0, "R-2026-031", LikenessTest::withoutTheWhiteButton)))
                .isPresent();
    }

    @Test
    void anotherSizeIsNoticed() {
        assertThat(Likeness.difference(page, new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB)))
                .hasValue("it was 640 × 320 pixels large and is now 640 × 400");
    }

    private static BufferedImage page(boolean smooth, int off, String number, Consumer<Graphics2D> content) {
        var picture = new BufferedImage(640, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 640, 320);
        pen.translate(off, off);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        pen.setColor(Color.DARK_GRAY);
        pen.drawString(number + " – Screen request", 20, 40);
        content.accept(pen);
        pen.dispose();
        return picture;
    }

    private static void everything(Graphics2D pen) {
        withoutTheWhiteButton(pen);
        pen.setColor(BLUE);
        pen.drawRect(330, 260, 90, 34);
        pen.drawString("Save draft", 342, 282);
    }

    private static void withoutTheWhiteButton(Graphics2D pen) {
        text(pen);
        pen.setColor(BLUE);
        pen.fillRect(460, 260, 90, 34);
        pen.setColor(Color.WHITE);
        pen.drawString("Complete", 472, 282);
    }

    private static void text(Graphics2D pen) {
        for (int line = 0; line < 8; line++) {
            pen.drawString("What the institution asks for, and what is known about it already.", 20, 70 + line * 20);
        }
    }
}

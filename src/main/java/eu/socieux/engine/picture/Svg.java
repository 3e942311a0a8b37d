package eu.socieux.engine.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes the few kinds of shapes that a picture of a process needs. */
final class Svg {

    private static final String FONT = "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\"";

    private final StringBuilder text = new StringBuilder();

    /** Anything that was written already. */
    Svg raw(String markup) {
        text.append("  ").append(markup).append('\n');
        return this;
    }

    Svg rectangle(double x, double y, double width, double height, double corner, String style) {
        return raw("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" %s/>"
                .formatted(number(x), number(y), number(width), number(height), number(corner), style));
    }

    Svg circle(double x, double y, double radius, String style) {
        return raw("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>".formatted(number(x), number(y), number(radius), style));
    }

    Svg path(String data, String style) {
        return raw("<path d=\"%s\" %s/>".formatted(data, style));
    }

    /** Lines of text, centred on x; y is the upper edge of the first. */
    Svg lines(List<String> lines, double x, double y, Lettering lettering, String style) {
        double baseline = y + lettering.size() * 0.95;
        for (String line : lines) {
            raw("<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"middle\" %s>%s</text>"
                    .formatted(number(x), number(baseline), number(lettering.size()), style, escaped(line)));
            baseline += lettering.lineHeight();
        }
        return this;
    }

    /** The whole picture. */
    String document(String title, double x, double y, double width, double height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%1$s %2$s %3$s %4$s" width="%3$s" height="%4$s" %5$s role="img">
                  <title>%6$s</title>
                  <defs>
                    <marker id="arrow" viewBox="0 0 10 10" refX="9.5" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
                      <path d="M0,1 L10,5 L0,9 Z" fill="#4a5568"/>
                    </marker>
                  </defs>
                  <rect x="%1$s" y="%2$s" width="%3$s" height="%4$s" fill="#ffffff"/>
                %7$s</svg>
                """
                .formatted(number(x), number(y), number(width), number(height), FONT, escaped(title), text);
    }

    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().scale() <= 0
                ? rounded.toBigInteger().toString()
                : rounded.toPlainString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

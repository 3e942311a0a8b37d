package eu.socieux.engine.picture;

import static eu.socieux.engine.picture.Svg.number;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** The small signs inside tasks, events and gateways. */
final class Symbols {

    private Symbols() {}

    /** A person, for the step of a human. */
    static void person(Svg svg, double x, double y, String colour) {
        svg.circle(x + 7, y + 4.2, 3.4, line(colour, 1.2));
        svg.path(
                "M%s,%s v-1.6 a5.4,4.6 0 0 1 10.8,0 v1.6 z".formatted(number(x + 1.6), number(y + 14.4)),
                line(colour, 1.2));
    }

    /** A cogwheel, for the step of the machine. */
    static void gear(Svg svg, double x, double y, String colour) {
        StringBuilder teeth = new StringBuilder();
        int corners = 32;
        for (int corner = 0; corner < corners; corner++) {
            double angle = 2 * Math.PI * (corner + 0.5) / corners;
            double radius = corner % 4 < 2 ? 7 : 5;
            teeth.append(corner == 0 ? "M" : " L")
                    .append(number(x + 7 + radius * Math.cos(angle)))
                    .append(',')
                    .append(number(y + 7.5 + radius * Math.sin(angle)));
        }
        svg.path(teeth.append(" Z").toString(), line(colour, 1.1));
        svg.circle(x + 7, y + 7.5, 2.2, line(colour, 1.1));
    }

    /** A table, for a step that decides by rules. */
    static void table(Svg svg, double x, double y, String colour) {
        svg.rectangle(x, y + 2, 15, 11, 0, line(colour, 1.2));
        svg.rectangle(x, y + 2, 15, 3.4, 0, "fill=\"%s\" fill-opacity=\"0.35\" stroke=\"none\"".formatted(colour));
        svg.path(
                "M%s,%s h15 M%s,%s h15 M%s,%s v7.6"
                        .formatted(
                                number(x), number(y + 5.4), number(x), number(y + 9.2), number(x + 5), number(y + 5.4)),
                line(colour, 1));
    }

    /** A plus in a box: there is a process behind this. */
    static void collapsed(Svg svg, double centre, double bottom, String colour) {
        svg.rectangle(centre - 6.5, bottom - 15, 13, 13, 1.5, line(colour, 1.1));
        svg.path(
                "M%s,%s h8 M%s,%s v8"
                        .formatted(number(centre - 4), number(bottom - 8.5), number(centre), number(bottom - 12.5)),
                line(colour, 1.3));
    }

    /** Three bars: done several times, side by side or one after the other. */
    static void severalTimes(Svg svg, double centre, double bottom, boolean oneAfterTheOther, String colour) {
        for (int bar = -1; bar <= 1; bar++) {
            svg.path(
                    oneAfterTheOther
                            ? "M%s,%s h11".formatted(number(centre - 5.5), number(bottom - 8 + 4 * bar))
                            : "M%s,%s v11".formatted(number(centre + 4 * bar), number(bottom - 14)),
                    line(colour, 1.8));
        }
    }

    /** What an event waits for or throws. */
    static void definition(Svg svg, Event event, double x, double y, String colour) {
        for (EventDefinition definition : definitions(event)) {
            if (definition instanceof TimerEventDefinition) {
                clock(svg, x, y, colour);
            } else if (definition instanceof ErrorEventDefinition) {
                svg.path(
                        "M%s,%s l3.4,-11.4 l4,5.4 l4.4,-7 l-3.4,12.4 l-4.1,-5.6 z"
                                .formatted(number(x - 6.4), number(y + 6.4)),
                        (event instanceof ThrowEvent ? "fill=\"%1$s\" " : "fill=\"none\" ").formatted(colour)
                                + "stroke=\"%s\" stroke-width=\"1.2\" stroke-linejoin=\"round\"".formatted(colour));
            } else if (definition instanceof MessageEventDefinition) {
                svg.rectangle(x - 8, y - 5.5, 16, 11, 0, line(colour, 1.2));
                svg.path("M%s,%s l8,6 l8,-6".formatted(number(x - 8), number(y - 5.5)), line(colour, 1.2));
            } else if (definition instanceof TerminateEventDefinition) {
                svg.circle(x, y, 10, "fill=\"%s\"".formatted(colour));
            } else {
                throw new IllegalArgumentException("There is no sign yet for "
                        + definition.getElementType().getTypeName() + " of " + event.getId() + ".");
            }
        }
    }

    private static Collection<EventDefinition> definitions(Event event) {
        if (event instanceof CatchEvent catching) {
            return catching.getEventDefinitions();
        }
        return event instanceof ThrowEvent throwing ? throwing.getEventDefinitions() : List.of();
    }

    private static void clock(Svg svg, double x, double y, String colour) {
        svg.circle(x, y, 10, line(colour, 1.1));
        StringBuilder marks = new StringBuilder();
        for (int hour = 0; hour < 12; hour++) {
            double angle = Math.PI * hour / 6;
            marks.append("M%s,%s L%s,%s "
                    .formatted(
                            number(x + 8 * Math.cos(angle)),
                            number(y + 8 * Math.sin(angle)),
                            number(x + 10 * Math.cos(angle)),
                            number(y + 10 * Math.sin(angle))));
        }
        svg.path(marks.toString().strip(), line(colour, 0.9));
        svg.path(
                "M%s,%s L%s,%s L%s,%s"
                        .formatted(
                                number(x + 1.8), number(y - 6), number(x), number(y), number(x + 5), number(y + 0.6)),
                line(colour, 1.2));
    }

    private static String line(String colour, double width) {
        return "fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
                .formatted(colour, number(width));
    }
}

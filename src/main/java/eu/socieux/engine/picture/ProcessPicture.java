package eu.socieux.engine.picture;

import static eu.socieux.engine.picture.Svg.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** Draws a model from its own diagram: what an analyst drew is what the picture shows. */
public final class ProcessPicture {

    private static final String INK = "#1f2933";
    private static final String FLOW = "#4a5568";
    private static final String HUMAN = "#1f5a92";
    private static final String HUMAN_FILL = "#eaf2fa";
    private static final String OUTSIDE = "#a15c00";
    private static final String OUTSIDE_FILL = "#fdf2e0";
    private static final String MACHINE = "#5b6673";
    private static final String MACHINE_FILL = "#f4f5f7";
    private static final String START = "#2e7d4f";
    private static final String END = "#a12c3a";
    private static final String WHITE = "#ffffff";
    private static final String HERE = "#b3001b";
    private static final String OUTSIDE_PARTICIPANT = "outsideParticipant";

    private static final Lettering IN_TASKS = new Lettering(12);
    private static final Lettering SMALL_IN_TASKS = new Lettering(10.5);
    private static final Lettering BESIDE = new Lettering(11);
    private static final double LABEL_WIDTH = 90;
    private static final double MARGIN = 24;
    private static final double CORNER = 7;
    private static final double ICON = 10;
    private static final double MARK_GAP = 5;

    private final BpmnModelInstance model;
    private final Svg svg = new Svg();
    private double left = Double.MAX_VALUE;
    private double top = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;
    private double bottom = -Double.MAX_VALUE;

    private ProcessPicture(BpmnModelInstance model) {
        this.model = model;
    }

    /**
     * A drawn model; lengths are pixels, the place of the mark counts from the upper left corner.
     *
     * @param markX middle of the first marked element, 0 when none is marked
     * @param markY middle of the first marked element, 0 when none is marked
     */
    public record Drawing(String svg, double width, double height, double markX, double markY) {}

    /**
     * The picture of a model as SVG.
     *
     * @throws IllegalArgumentException when the model holds an element that cannot be drawn
     */
    public static String of(BpmnModelInstance model) {
        return marked(model, Set.of()).svg();
    }

    /**
     * The picture of a model in which some elements are marked as those where somebody or something is at work now.
     *
     * @param standing ids of these elements; ids which the diagram does not show are passed over
     * @throws IllegalArgumentException when the model has no diagram, or holds an element that cannot be drawn
     */
    public static Drawing marked(BpmnModelInstance model, Set<String> standing) {
        if (model.getModelElementsByType(BpmnShape.class).isEmpty()) {
            throw new IllegalArgumentException("The model has no diagram.");
        }
        return new ProcessPicture(model).draw(standing);
    }

    private Drawing draw(Set<String> standing) {
        Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
        Collection<BpmnEdge> edges = model.getModelElementsByType(BpmnEdge.class);
        shapes.stream()
                .filter(shape -> shape.getBpmnElement() instanceof SubProcess)
                .forEach(this::frame);
        edges.forEach(this::flow);
        shapes.stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess))
                .forEach(this::node);
        shapes.stream()
                .filter(ProcessPicture::namedOutside)
                .forEach(shape -> label(shape.getBpmnElement(), shape.getBpmnLabel(), shape.getBounds()));
        edges.forEach(edge -> label(edge.getBpmnElement(), edge.getBpmnLabel(), null));
        List<Bounds> marks = shapes.stream()
                .filter(shape -> standing.contains(shape.getBpmnElement().getId()))
                .map(BpmnShape::getBounds)
                .toList();
        marks.forEach(this::mark);
        String title =
                model.getModelElementsByType(Process.class).iterator().next().getName();
        double width = right - left + 2 * MARGIN;
        double height = bottom - top + 2 * MARGIN;
        String picture = svg.document(title, left - MARGIN, top - MARGIN, width, height);
        if (marks.isEmpty()) {
            return new Drawing(picture, width, height, 0, 0);
        }
        Bounds first = marks.get(0);
        return new Drawing(
                picture,
                width,
                height,
                first.getX() + first.getWidth() / 2 - left + MARGIN,
                first.getY() + first.getHeight() / 2 - top + MARGIN);
    }

    /** A frame around the element and a pin on it: seen without colours too. */
    private void mark(Bounds at) {
        svg.rectangle(
                at.getX() - MARK_GAP,
                at.getY() - MARK_GAP,
                at.getWidth() + 2 * MARK_GAP,
                at.getHeight() + 2 * MARK_GAP,
                13,
                "fill=\"none\" stroke=\"%s\" stroke-width=\"4\"".formatted(HERE));
        double x = at.getX() + at.getWidth() - 4;
        double y = at.getY() + 4;
        svg.path(
                "M%s,%s c-9,-10 -11,-14 -11,-19 a11,11 0 0 1 22,0 c0,5 -2,9 -11,19 z".formatted(number(x), number(y)),
                "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"".formatted(HERE, WHITE));
        svg.circle(x, y - 19, 4, "fill=\"%s\"".formatted(WHITE));
    }

    private void frame(BpmnShape shape) {
        Bounds at = shape.getBounds();
        SubProcess inside = (SubProcess) shape.getBpmnElement();
        cover(at.getX(), at.getY(), at.getWidth(), at.getHeight());
        svg.rectangle(
                at.getX(),
                at.getY(),
                at.getWidth(),
                at.getHeight(),
                10,
                "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.3\"".formatted("#fcfcfd", FLOW));
        svg.raw("<text x=\"%s\" y=\"%s\" font-size=\"12\" font-weight=\"bold\" fill=\"%s\">%s</text>"
                .formatted(number(at.getX() + 12), number(at.getY() + 20), INK, Svg.escaped(inside.getName())));
        several(inside, at, at.getX() + at.getWidth() / 2);
    }

    private void node(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        Bounds at = shape.getBounds();
        cover(at.getX(), at.getY(), at.getWidth(), at.getHeight());
        if (element instanceof Event event) {
            event(event, at);
        } else if (element instanceof Gateway gateway) {
            gateway(gateway, at);
        } else if (element instanceof Activity activity) {
            activity(activity, at);
        } else {
            throw new IllegalArgumentException("The picture cannot show " + element.getId() + " yet.");
        }
    }

    private void activity(Activity activity, Bounds at) {
        boolean called = activity instanceof CallActivity;
        boolean outside = activity instanceof UserTask && waitsForOutside(activity);
        String colour = outside ? OUTSIDE : activity instanceof UserTask ? HUMAN : called ? INK : MACHINE;
        String fill =
                outside ? OUTSIDE_FILL : activity instanceof UserTask ? HUMAN_FILL : called ? WHITE : MACHINE_FILL;
        svg.rectangle(
                at.getX(),
                at.getY(),
                at.getWidth(),
                at.getHeight(),
                10,
                "fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"".formatted(fill, colour, called ? "3.6" : "1.5"));
        double x = at.getX() + 6;
        double y = at.getY() + 5;
        double centre = at.getX() + at.getWidth() / 2;
        if (activity instanceof UserTask) {
            Symbols.person(svg, x, y, colour);
        } else if (activity instanceof BusinessRuleTask) {
            Symbols.table(svg, x, y, colour);
        } else if (called) {
            Symbols.collapsed(svg, centre, at.getY() + at.getHeight(), colour);
        } else {
            Symbols.gear(svg, x, y, colour);
        }
        several(activity, at, centre);
        double markers = called || activity.getLoopCharacteristics() != null ? 12 : 0;
        double width = at.getWidth() - 12;
        double height = at.getHeight() - markers;
        Lettering lettering = fits(activity.getName(), width, height - ICON) ? IN_TASKS : SMALL_IN_TASKS;
        List<String> lines = lettering.wrap(activity.getName(), width);
        // More than two lines would run into the sign in the corner.
        double middle = at.getY() + height / 2 + (called || lines.size() < 3 ? 0 : ICON / 2);
        svg.lines(
                lines,
                centre,
                middle - lines.size() * lettering.lineHeight() / 2 + 1,
                lettering,
                "fill=\"%s\"".formatted(INK));
    }

    private static boolean waitsForOutside(Activity activity) {
        ExtensionElements extensions = activity.getExtensionElements();
        return extensions != null
                && extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .anyMatch(property -> OUTSIDE_PARTICIPANT.equals(property.getCamundaName()));
    }

    private static boolean fits(String text, double width, double height) {
        List<String> lines = IN_TASKS.wrap(text, width);
        return lines.size() * IN_TASKS.lineHeight() <= height
                && lines.stream().allMatch(line -> IN_TASKS.width(line) <= width);
    }

    private void several(Activity activity, Bounds at, double centre) {
        LoopCharacteristics loop = activity.getLoopCharacteristics();
        if (loop instanceof MultiInstanceLoopCharacteristics several) {
            Symbols.severalTimes(svg, centre, at.getY() + at.getHeight(), several.isSequential(), INK);
        }
    }

    private void event(Event event, Bounds at) {
        double radius = at.getWidth() / 2;
        double x = at.getX() + radius;
        double y = at.getY() + radius;
        String colour = event instanceof StartEvent ? START : event instanceof EndEvent ? END : INK;
        boolean goesOn = event instanceof BoundaryEvent boundary && !boundary.cancelActivity();
        String dashes = goesOn ? " stroke-dasharray=\"4 2.6\"" : "";
        String width = event instanceof EndEvent ? "3.2" : "1.5";
        svg.circle(
                x,
                y,
                radius,
                "fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s".formatted(WHITE, colour, width, dashes));
        if (!(event instanceof StartEvent) && !(event instanceof EndEvent)) {
            svg.circle(
                    x, y, radius - 3.4, "fill=\"none\" stroke=\"%s\" stroke-width=\"1.2\"%s".formatted(colour, dashes));
        }
        Symbols.definition(svg, event, x, y, colour);
    }

    private void gateway(Gateway gateway, Bounds at) {
        double half = at.getWidth() / 2;
        double x = at.getX() + half;
        double y = at.getY() + at.getHeight() / 2;
        svg.path(
                "M%s,%s L%s,%s L%s,%s L%s,%s Z"
                        .formatted(
                                number(x),
                                number(y - half),
                                number(x + half),
                                number(y),
                                number(x),
                                number(y + half),
                                number(x - half),
                                number(y)),
                "fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\" stroke-linejoin=\"round\"".formatted(WHITE, INK));
        String bold = "fill=\"none\" stroke=\"%s\" stroke-width=\"3\"".formatted(INK);
        if (gateway instanceof ExclusiveGateway) {
            svg.path(
                    "M%s,%s l14,16 M%s,%s l-14,16"
                            .formatted(number(x - 7), number(y - 8), number(x + 7), number(y - 8)),
                    bold);
        } else if (gateway instanceof ParallelGateway) {
            svg.path("M%s,%s h22 M%s,%s v22".formatted(number(x - 11), number(y), number(x), number(y - 11)), bold);
        } else {
            throw new IllegalArgumentException("The picture cannot show the gateway " + gateway.getId() + " yet.");
        }
    }

    private void flow(BpmnEdge edge) {
        List<Waypoint> points = new ArrayList<>(edge.getWaypoints());
        points.forEach(point -> cover(point.getX(), point.getY(), 0, 0));
        StringBuilder path =
                new StringBuilder("M" + at(points.get(0).getX(), points.get(0).getY()));
        for (int bend = 1; bend < points.size() - 1; bend++) {
            Waypoint here = points.get(bend);
            path.append(" L").append(near(here, points.get(bend - 1)));
            path.append(" Q").append(at(here.getX(), here.getY())).append(' ').append(near(here, points.get(bend + 1)));
        }
        Waypoint end = points.get(points.size() - 1);
        path.append(" L").append(at(end.getX(), end.getY()));
        svg.path(
                path.toString(),
                "fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\" marker-end=\"url(#arrow)\"".formatted(FLOW));
        if (isDefault((SequenceFlow) edge.getBpmnElement())) {
            slash(points.get(0), points.get(1));
        }
    }

    /** The stroke by which BPMN marks the way taken when no other condition holds. */
    private void slash(Waypoint from, Waypoint to) {
        double length = Math.hypot(to.getX() - from.getX(), to.getY() - from.getY());
        double x = from.getX() + 9 * (to.getX() - from.getX()) / length;
        double y = from.getY() + 9 * (to.getY() - from.getY()) / length;
        svg.path(
                "M%s L%s".formatted(at(x - 3.5, y + 5), at(x + 3.5, y - 5)),
                "fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\"".formatted(FLOW));
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault());
    }

    private static String near(Waypoint bend, Waypoint neighbour) {
        double length = Math.hypot(neighbour.getX() - bend.getX(), neighbour.getY() - bend.getY());
        double share = length == 0 ? 0 : Math.min(CORNER, length / 2) / length;
        return at(
                bend.getX() + share * (neighbour.getX() - bend.getX()),
                bend.getY() + share * (neighbour.getY() - bend.getY()));
    }

    private static String at(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static boolean namedOutside(BpmnShape shape) {
        return shape.getBpmnElement() instanceof Event || shape.getBpmnElement() instanceof Gateway;
    }

    /** A name beside its shape, where the analyst put it; else below the shape. */
    private void label(BaseElement element, BpmnLabel label, Bounds shape) {
        String name = element instanceof FlowElement named ? named.getName() : null;
        if (name == null || name.isBlank()) {
            return;
        }
        Bounds at = label == null ? null : label.getBounds();
        if (at == null && shape == null) {
            throw new IllegalArgumentException("The flow " + element.getId() + " has a name but no place for it.");
        }
        double centre = at == null ? shape.getX() + shape.getWidth() / 2 : at.getX() + at.getWidth() / 2;
        double y = at == null ? shape.getY() + shape.getHeight() + 6 : at.getY();
        List<String> lines = at == null ? BESIDE.wrap(name, LABEL_WIDTH) : within(at, name);
        double widest = lines.stream().mapToDouble(BESIDE::width).max().orElse(0);
        cover(centre - widest / 2, y, widest, lines.size() * BESIDE.lineHeight());
        svg.lines(
                lines,
                centre,
                y,
                BESIDE,
                "fill=\"%s\" stroke=\"%s\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
                        .formatted(INK, WHITE));
    }

    /** In the space that the analyst left for it, or else as Modeler does. */
    private static List<String> within(Bounds at, String name) {
        List<String> lines = BESIDE.wrap(name, at.getWidth() + 5);
        boolean fits = lines.size() * BESIDE.lineHeight() <= at.getHeight() + 3;
        return fits ? lines : BESIDE.wrap(name, Math.max(LABEL_WIDTH, at.getWidth()));
    }

    private void cover(double x, double y, double width, double height) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + width);
        bottom = Math.max(bottom, y + height);
    }
}

package org.rashomon.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of an HTML document. Text is escaped when it is written, so there is no way to forget it. What is written is
 * well-formed XML as well.
 */
sealed interface Markup {

    /** Writes the piece as HTML. */
    void write(StringBuilder to);

    /** An element without attributes. */
    static Element element(String tag, Markup... children) {
        return new Element(tag, List.of(), List.of(children));
    }

    /** An element that holds text. */
    static Element element(String tag, String text) {
        return element(tag, new Text(text));
    }

    /** An element that holds these pieces. */
    static Element element(String tag, List<? extends Markup> children) {
        return new Element(tag, List.of(), List.copyOf(children));
    }

    static Text text(String text) {
        return new Text(text);
    }

    /** Several pieces one after the other, without an element around them. */
    static Fragment fragment(Markup... pieces) {
        return new Fragment(List.of(pieces));
    }

    /** Nothing at all. */
    static Fragment nothing() {
        return new Fragment(List.of());
    }

    /** An attribute of an element. */
    record Attribute(String name, String value) {}

    /** A tag with what stands in it. */
    record Element(String tag, List<Attribute> attributes, List<Markup> children) implements Markup {

        private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
        /** Tags that hold nothing and are not closed. */
        private static final Set<String> VOID = Set.of("meta", "input", "br");

        public Element {
            if (!NAME.matcher(tag).matches()) {
                throw new IllegalArgumentException("\"%s\" is no tag".formatted(tag));
            }
            attributes = List.copyOf(attributes);
            children = List.copyOf(children);
        }

        /** The same element with one more attribute. */
        Element with(String name, String value) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("\"%s\" is no attribute".formatted(name));
            }
            var extended = new ArrayList<>(attributes);
            extended.add(new Attribute(name, value));
            return new Element(tag, extended, children);
        }

        Element styled(String cssClass) {
            return with("class", cssClass);
        }

        @Override
        public void write(StringBuilder to) {
            to.append('<').append(tag);
            for (var attribute : attributes) {
                to.append(' ').append(attribute.name).append("=\"");
                Escaping.escape(attribute.value, to);
                to.append('"');
            }
            if (VOID.contains(tag)) {
                to.append("/>");
                return;
            }
            to.append('>');
            children.forEach(child -> child.write(to));
            to.append("</").append(tag).append('>');
        }
    }

    /** Text of any origin. */
    record Text(String text) implements Markup {
        @Override
        public void write(StringBuilder to) {
            Escaping.escapeBounded(text, to);
        }
    }

    /** Several pieces in a row. */
    record Fragment(List<Markup> pieces) implements Markup {
        public Fragment {
            pieces = List.copyOf(pieces);
        }

        @Override
        public void write(StringBuilder to) {
            pieces.forEach(piece -> piece.write(to));
        }
    }

    /** The report's own style sheet, the one text that is not escaped. */
    record StyleSheet(String css) implements Markup {
        public StyleSheet {
            if (css.contains("<") || css.contains("&")) {
                throw new IllegalArgumentException("a style sheet must not hold markup");
            }
        }

        @Override
        public void write(StringBuilder to) {
            to.append("<style>").append(css).append("</style>");
        }
    }

    /** The report's own script. It is wrapped so that the page stays well-formed XML. */
    record Script(String code) implements Markup {
        public Script {
            if (code.contains("]]>") || code.contains("</script")) {
                throw new IllegalArgumentException("a script must not hold what would end it");
            }
        }

        /** Exactly what stands between the tags, which is what a Content-Security-Policy hashes. */
        String text() {
            return "//<![CDATA[\n" + code + "\n//]]>";
        }

        @Override
        public void write(StringBuilder to) {
            to.append("<script>").append(text()).append("</script>");
        }
    }

    /** Data for the script, in base64, which nothing can break out of. A browser does not run it. */
    record DataBlock(String id, String base64) implements Markup {
        private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9+/=]*+");

        public DataBlock {
            if (!ALPHABET.matcher(base64).matches()) {
                throw new IllegalArgumentException("the data of %s is not base64".formatted(id));
            }
        }

        @Override
        public void write(StringBuilder to) {
            to.append("<script type=\"text/plain\" id=\"")
                    .append(id)
                    .append("\">")
                    .append(base64)
                    .append("</script>");
        }
    }
}

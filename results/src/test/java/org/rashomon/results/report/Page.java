package org.rashomon.results.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A rendered report, to be asked by XPath. */
record Page(Document document) {

    /** Fails unless the page is well-formed. */
    static Page of(String html) {
        try {
            var source = new InputSource(new StringReader(html));
            var factory = DocumentBuilderFactory.newInstance();
            factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
            return new Page(factory.newDocumentBuilder().parse(source));
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new AssertionError("the page is not well-formed: " + malformed.getMessage(), malformed);
        }
    }

    List<String> texts(String path) {
        var nodes = nodes(path);
        var texts = new ArrayList<String>();
        for (var at = 0; at < nodes.getLength(); at++) {
            texts.add(nodes.item(at).getTextContent());
        }
        return texts;
    }

    int count(String path) {
        return nodes(path).getLength();
    }

    private NodeList nodes(String path) {
        try {
            return (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        } catch (XPathExpressionException wrong) {
            throw new IllegalArgumentException(path, wrong);
        }
    }
}

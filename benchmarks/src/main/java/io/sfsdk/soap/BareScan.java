package io.sfsdk.soap;

import java.io.IOException;
import java.io.InputStream;
import org.openjdk.jmh.infra.Blackhole;

/** The least that reading a SOAP answer can cost with the adapter's reader: every tag, and every text; nothing is kept. */
public final class BareScan {
    private BareScan() {}

    /** Every tag, every text as a string. */
    public static void tagsAndTexts(InputStream body, Blackhole sink) throws IOException {
        XmlReader xml = new XmlReader(body);
        xml.start();
        element(xml, sink);
        xml.finish();
    }

    private static void element(XmlReader xml, Blackhole sink) throws IOException {
        sink.consume(xml.local());
        String text = xml.text();
        if (text != null) {
            sink.consume(text);
            return;
        }
        while (xml.nextChild()) {
            element(xml, sink);
        }
    }

    /** Every tag; texts are checked and passed over. */
    public static void tags(InputStream body) throws IOException {
        XmlReader xml = new XmlReader(body);
        xml.start();
        xml.skip();
        xml.finish();
    }
}

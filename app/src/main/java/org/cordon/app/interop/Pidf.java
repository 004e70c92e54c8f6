package org.cordon.app.interop;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cordon.roads.Place;

/** A point as PIDF-LO (RFC 4119, in the form of RFC 5491), in degrees, latitude first. */
final class Pidf {
  private static final String PIDF = "urn:ietf:params:xml:ns:pidf";
  private static final String GEOPRIV = PIDF + ":geopriv10";
  private static final String GML = "http://www.opengis.net/gml";

  private Pidf() {}

  /**
   * A presence document with one point.
   *
   * @param entity whose place it is, as a URI
   */
  static String of(Place place, String entity) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("presence");
      xml.writeDefaultNamespace(PIDF);
      xml.writeNamespace("gp", GEOPRIV);
      xml.writeNamespace("gml", GML);
      xml.writeAttribute("entity", entity);
      xml.writeStartElement("tuple");
      xml.writeAttribute("id", "place");
      xml.writeStartElement("status");
      xml.writeStartElement("gp:geopriv");
      xml.writeStartElement("gp:location-info");
      xml.writeStartElement("gml:Point");
      xml.writeAttribute("srsName", "urn:ogc:def:crs:EPSG::4326");
      xml.writeStartElement("gml:pos");
      xml.writeCharacters(place.toString().replace(',', ' '));
      for (int open = 0; open < 2; open++) {
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEmptyElement("gp:usage-rules");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text is written to memory", e);
    }
    return text.toString();
  }
}

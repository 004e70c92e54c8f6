package org.cordon.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request and its answer. */
final class Exchange {
  /** The most bytes that a body may have; an entry made of it is far from the record's limit. */
  static final int MOST_BODY_BYTES = 16_384;

  static final String JSON = "application/json";

  private final Request request;
  private final Response response;
  private final String parameter;

  /**
   * A request that is answered here.
   *
   * @param parameter what stands in the path for its one parameter, or ""
   */
  Exchange(Request request, Response response, String parameter) {
    this.request = request;
    this.response = response;
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  /** The address that it comes from. */
  String address() {
    return Request.getRemoteAddr(request);
  }

  /** A header that may be given once; null without it. */
  @Nullable String header(String name) {
    int given = request.getHeaders().getValuesList(name).size();
    if (given > 1) {
      throw HttpRefusal.badRequest("header-twice", given + " of them", name, "Send it once.");
    }
    return request.getHeaders().get(name);
  }

  /** A parameter of the query that may be given once; null without it. */
  @Nullable String query(String name) {
    var values = Request.extractQueryParameters(request).getValues(name);
    if (values != null && values.size() > 1) {
      throw HttpRefusal.badRequest("parameter-twice", name, "the query", "Send it once.");
    }
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  /** Under which address it was asked, as {@code http://127.0.0.1:8470}. */
  String origin() {
    return request.getHttpURI().getScheme() + "://" + header("Host");
  }

  /** The names of all parameters of the query. */
  Set<String> queryNames() {
    return Request.extractQueryParameters(request).getNames();
  }

  @Nullable String cookie(String name) {
    String found = null;
    for (HttpCookie cookie : Request.getCookies(request)) {
      if (cookie.getName().equals(name)) {
        found = cookie.getValue();
      }
    }
    return found;
  }

  /** The body as one JSON object. */
  ObjectNode body() {
    String type = header("Content-Type");
    if (type == null || !type.replaceFirst("; *charset=(?i)utf-8$", "").equals(JSON)) {
      throw new HttpRefusal(
          415, "not-json", type == null ? "nothing" : type, "Content-Type", "Send " + JSON + ".");
    }
    try (InputStream in = Request.asInputStream(request)) {
      byte[] bytes = in.readNBytes(MOST_BODY_BYTES + 1);
      if (bytes.length > MOST_BODY_BYTES) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        throw new HttpRefusal(
            413,
            "body-too-long",
            "more than " + MOST_BODY_BYTES + " bytes",
            "the body",
            "Send less at once.");
      }
      return Json.read(bytes);
    } catch (IOException e) {
      throw HttpRefusal.badRequest(
          "body-cut-off", String.valueOf(e.getMessage()), "the body", "Send it again, in time.");
    }
  }

  Exchange with(String header, String value) {
    response.getHeaders().put(header, value);
    return this;
  }

  void send(int status, JsonNode json) {
    send(status, JSON, Json.bytes(json));
  }

  void send(int status, String type, byte[] bytes) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    boolean head = request.getMethod().equals("HEAD");
    write(true, head ? new byte[0] : bytes);
  }

  void send(int status) {
    response.setStatus(status);
    write(true, new byte[0]);
  }

  private void write(boolean last, byte[] bytes) {
    try {
      Content.Sink.write(response, last, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new GoneException(e);
    }
  }

  /** For an answer that goes on for long. */
  OutputStream stream(String type) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    return Content.Sink.asOutputStream(response);
  }

  /** Who asked went away, or reads too slowly. */
  static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoneException(IOException cause) {
      super(cause);
    }
  }
}

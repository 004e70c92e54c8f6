package org.cordon.record.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * A schema of a PostgreSQL database: {@code
 * postgresql://USER@HOST:PORT/DATABASE?currentSchema=SCHEMA}, and how to connect to it.
 *
 * <p>The password may stand in the address, but others can read the command line of a process: it
 * is better in the environment ({@code PGPASSWORD}) or in {@code ~/.pgpass}. It is in no message
 * and not in {@link #toString}.
 */
public final class PostgresAddress {
  /** The schema of a record when the address names none. */
  public static final String DEFAULT_SCHEMA = "cordon";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<server>[A-Za-z0-9.,:_\\[\\]-]*)(?:/(?<database>[^/?]*))?(?:\\?(?<query>.*))?");
  private static final String SCHEMA_FORM = "[a-z_][a-z0-9_]{0,62}";
  private static final List<String> PARAMETERS =
      List.of(
          "ApplicationName",
          "connectTimeout",
          "options",
          "reWriteBatchedInserts",
          "socketTimeout",
          "sslcert",
          "sslkey",
          "sslmode",
          "sslrootcert",
          "targetServerType");

  /**
   * What every session of ours has, before what the address says. A dead client is noticed within
   * half a minute, so that its locks are let go; nothing waits for ever; and plans do not depend on
   * statistics that a new table does not have yet.
   */
  private static final List<String> SESSION =
      List.of(
          "statement_timeout=60000",
          "lock_timeout=10000",
          "idle_in_transaction_session_timeout=300000",
          "tcp_keepalives_idle=10",
          "tcp_keepalives_interval=5",
          "tcp_keepalives_count=3",
          "enable_seqscan=off",
          "jit=off");

  private final String server;
  private final String database;
  private final String schema;
  private final @Nullable String user;
  private final @Nullable String password;
  private final Map<String, String> parameters;

  private PostgresAddress(PostgresAddress of, String schema) {
    this(of, schema, of.parameters);
  }

  private PostgresAddress(PostgresAddress of, String schema, Map<String, String> parameters) {
    server = of.server;
    database = of.database;
    user = of.user;
    password = of.password;
    this.parameters = parameters;
    this.schema = schema;
    if (!schema.matches(SCHEMA_FORM)) {
      throw new RecordRefusal(
          "bad-schema-name",
          "\"" + schema + "\"",
          "currentSchema",
          "Name a schema in small letters, digits and _, at most 63 of them.");
    }
  }

  private PostgresAddress(Matcher parts, Map<String, String> query) {
    server = parts.group("server");
    database = decoded(parts.group("database"));
    user = orNull(query.remove("user"), parts.group("user"));
    password = orNull(query.remove("password"), parts.group("password"));
    schema = DEFAULT_SCHEMA;
    parameters = query;
  }

  private static @Nullable String orNull(@Nullable String first, @Nullable String second) {
    String found = first == null ? decoded(second) : first;
    return found.isEmpty() ? null : found;
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Whether a record's address is one of PostgreSQL's, and not a path. */
  public static boolean is(String address) {
    return address.matches("(?s)(jdbc:)?postgres(ql)?:.*");
  }

  /**
   * Reads an address.
   *
   * @throws RecordRefusal {@code bad-address}, {@code bad-schema-name}
   */
  public static PostgresAddress parse(String address) {
    Matcher parts = FORM.matcher(address);
    if (!parts.matches()) {
      throw bad("an address that cannot be read");
    }
    try {
      Map<String, String> query = new TreeMap<>();
      String text = parts.group("query");
      for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw bad("a parameter without a value");
        }
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
      String schema = query.remove("currentSchema");
      PostgresAddress read = new PostgresAddress(parts, query);
      for (String parameter : query.keySet()) {
        if (!PARAMETERS.contains(parameter)) {
          throw bad("the parameter " + parameter + ", which is none of " + PARAMETERS);
        }
      }
      return new PostgresAddress(read, schema == null ? DEFAULT_SCHEMA : schema);
    } catch (IllegalArgumentException e) {
      throw bad("a % that stands for nothing");
    }
  }

  /** Without the address, which may hold a password. */
  private static RecordRefusal bad(String found) {
    return new RecordRefusal(
        "bad-address",
        found,
        "postgresql://…",
        "Write postgresql://USER@HOST:PORT/DATABASE?currentSchema=SCHEMA, other signs than letters"
            + " and digits percent-encoded, and put the password into PGPASSWORD or ~/.pgpass.");
  }

  /** The same database, another schema of it. */
  public PostgresAddress withSchema(String other) {
    return new PostgresAddress(this, other);
  }

  /**
   * The same schema, for sessions under a name of their own that notice soon when the server is
   * gone; what the address itself says of that holds.
   *
   * @param name by which the server lists them, at most 63 letters, digits and spaces
   * @param patienceS how long a connection or an answer is waited for, s
   */
  public PostgresAddress forSessions(String name, int patienceS) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("ApplicationName", name);
    all.putIfAbsent("connectTimeout", String.valueOf(patienceS));
    all.putIfAbsent("socketTimeout", String.valueOf(patienceS));
    return new PostgresAddress(this, schema, all);
  }

  /** Name of the schema: small letters, digits and _, so that it needs no quotes in SQL. */
  public String schema() {
    return schema;
  }

  /**
   * Connects. To read: one snapshot for each transaction, which can write nothing. To write: each
   * statement for itself until {@code setAutoCommit(false)}.
   *
   * @throws RecordRefusal {@code store-failed} when there is no server, database or entrance
   */
  public Connection connect(boolean readOnly) {
    try {
      Connection connection = DriverManager.getConnection(url(), properties());
      if (readOnly) {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
      }
      return connection;
    } catch (SQLException e) {
      throw PostgresFormat.failed(e, this);
    }
  }

  private String url() {
    return "jdbc:postgresql://"
        + (server.isEmpty() ? "localhost" : server)
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "cordon");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "120"); // longer than statements may take
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1");
    parameters.forEach(properties::setProperty);
    StringBuilder options = new StringBuilder();
    SESSION.forEach(s -> options.append("-c ").append(s).append(' '));
    options.append(parameters.getOrDefault("options", ""));
    options.append(" -c search_path=pg_catalog,pg_temp"); // no operator of a stranger's
    properties.setProperty("options", options.toString());
    String secret = password == null ? System.getenv("PGPASSWORD") : password;
    if (secret != null) {
      properties.setProperty("password", secret);
    }
    if (user != null) {
      properties.setProperty("user", user);
    }
    return properties;
  }

  /** The address without its password. */
  @Override
  public String toString() {
    return "postgresql://"
        + (user == null ? "" : URLEncoder.encode(user, StandardCharsets.UTF_8) + "@")
        + server
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8)
        + "?currentSchema="
        + schema;
  }
}

package org.cordon.app.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cordon.roads.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of the file: {@code {"accounts":[{"name":…}]}}. */
final class AccountsFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private AccountsFile() {}

  static List<Account> read(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
      throw new Refusal(
          "accounts-readable-by-others",
          "permissions " + PosixFilePermissions.toString(view.readAttributes().permissions()),
          file.toString(),
          "Run chmod 600 on it; if others could read it for some time, give new passwords.");
    }
    try {
      JsonNode accounts = JSON.readTree(Files.readString(file)).path("accounts");
      if (!accounts.isArray()) {
        throw unreadable(file, "no list of accounts");
      }
      List<Account> all = new ArrayList<>();
      for (JsonNode each : accounts) {
        all.add(account(file, each));
      }
      return List.copyOf(all);
    } catch (JacksonException e) {
      throw unreadable(file, e.getOriginalMessage());
    }
  }

  private static Account account(Path file, JsonNode json) {
    String password = text(file, json, "password");
    if (!Passwords.isHash(password)) {
      throw unreadable(file, "a password that is no Argon2id hash");
    }
    return new Account(
        text(file, json, "name"),
        text(file, json, "operator"),
        role(file, text(file, json, "role")),
        text(file, json, "office"),
        password,
        json.path("enabled").asBoolean(false));
  }

  private static DeskRole role(Path file, String word) {
    for (DeskRole role : DeskRole.values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw unreadable(file, "no role: " + word);
  }

  private static String text(Path file, JsonNode json, String name) {
    JsonNode text = json.path(name);
    if (!text.isString()) {
      throw unreadable(file, "an account without " + name);
    }
    return text.stringValue();
  }

  private static Refusal unreadable(Path file, String found) {
    return new Refusal(
        "accounts-unreadable",
        found,
        file.toString(),
        "Bring it back from a back-up; cordon account writes it, nobody else.");
  }

  static String text(List<Account> accounts) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode all = root.putArray("accounts");
    for (Account a : accounts) {
      all.addObject()
          .put("name", a.name())
          .put("operator", a.operator())
          .put("role", a.role().word())
          .put("office", a.office())
          .put("password", a.password())
          .put("enabled", a.enabled());
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}

package dev.muxcast.agent;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds in a limit's text when it ends: `resets 4:58am (UTC)`, `resets Mon 12:00am`, `try again at
/// Nov 25th, 2026 7:00 PM`, `retrying in 59m 59s`. Pure.
public final class ResetTime {
  private static final String[] LEADS = {
    "resets in ",
    "resets at ",
    "resets ",
    "reset at ",
    "try again at ",
    "try again in ",
    "retrying in ",
    "available at ",
    "access again at ",
    "continue automatically at ",
    "continuing automatically at "
  };

  private ResetTime() {}

  /// @param zone the zone of a time that names none
  /// @return null when the text says no time
  public static @Nullable Instant in(String text, Instant now, ZoneId zone) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String lead : LEADS) {
      int at = lower.indexOf(lead);
      if (at >= 0) {
        String[] words = lower.substring(at + lead.length()).strip().split("[ ,·|│]+", 12);
        try {
          Instant found = lead.endsWith(" in ") ? after(words, now) : at(words, now, zone);
          if (found != null) {
            return found;
          }
        } catch (DateTimeException | NumberFormatException e) {
          continue; // it only looked like a time
        }
      }
    }
    return null;
  }

  private static @Nullable Instant after(String[] words, Instant now) {
    long seconds = 0;
    for (int i = 0; i < words.length; i++) {
      int digits = digits(words[i], 0);
      String unit = words[i].substring(digits);
      if (unit.isEmpty() && i + 1 < words.length) {
        unit = words[i + 1];
      }
      if (digits > 0 && digits < 7 && !unit.isEmpty()) {
        seconds += Long.parseLong(words[i].substring(0, digits)) * seconds(unit.charAt(0));
      } else if (digits > 0 || seconds(unit.isEmpty() ? ' ' : unit.charAt(0)) == 0) {
        break;
      }
    }
    return seconds == 0 ? null : now.plusSeconds(seconds);
  }

  private static long seconds(char unit) {
    return switch (unit) {
      case 'd' -> 86_400;
      case 'h' -> 3_600;
      case 'm' -> 60;
      case 's' -> 1;
      default -> 0;
    };
  }

  private static @Nullable Instant at(String[] words, Instant now, ZoneId local) {
    ZoneId zone = zone(words, local);
    ZonedDateTime day = now.atZone(zone);
    int recurs = 1;
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      DayOfWeek weekday = named(DayOfWeek.values(), word);
      Month month = named(Month.values(), word);
      if (weekday != null) {
        day = day.with(TemporalAdjusters.nextOrSame(weekday));
        recurs = 7;
      } else if (month != null && i + 1 < words.length && digits(words[i + 1], 0) > 0) {
        int number = Integer.parseInt(words[i + 1].substring(0, digits(words[i + 1], 0)));
        day = day.withDayOfMonth(1).withMonth(month.getValue()).withDayOfMonth(number);
        day = day.isBefore(now.atZone(zone).minusDays(1)) ? day.plusYears(1) : day;
        recurs = 0;
        i++;
      } else {
        LocalTime time = time(word, i + 1 < words.length ? words[i + 1] : "");
        if (time != null) {
          ZonedDateTime found = day.with(time);
          boolean over = !found.toInstant().isAfter(now);
          return (over ? found.plusDays(recurs) : found).toInstant();
        }
      }
    }
    return null;
  }

  private static ZoneId zone(String[] words, ZoneId local) {
    for (String word : words) {
      if (word.startsWith("(") && word.endsWith(")")) {
        String name = word.substring(1, word.length() - 1);
        for (String known : name.equals("utc") ? new String[] {"UTC"} : zones(name)) {
          return ZoneId.of(known);
        }
      }
    }
    return local;
  }

  private static String[] zones(String lower) {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.equalsIgnoreCase(lower))
        .toArray(String[]::new);
  }

  /// `4:58am`, `4am`, `7:00 pm`, `16:30`.
  private static @Nullable LocalTime time(String word, String next) {
    int hours = digits(word, 0);
    if (hours == 0 || hours > 2) {
      return null;
    }
    int end = hours;
    int minute = 0;
    boolean clock = end < word.length() && word.charAt(end) == ':' && digits(word, end + 1) == 2;
    if (clock) {
      minute = Integer.parseInt(word.substring(end + 1, end + 3));
      end += 3;
    }
    String half = word.substring(end).isEmpty() ? next : word.substring(end);
    boolean am = half.startsWith("am") || half.startsWith("a.m");
    boolean pm = half.startsWith("pm") || half.startsWith("p.m");
    if (!clock && !am && !pm) {
      return null;
    }
    int hour = Integer.parseInt(word.substring(0, hours));
    return LocalTime.of(am || pm ? hour % 12 + (pm ? 12 : 0) : hour, minute);
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - from;
  }

  private static <E extends Enum<E>> @Nullable E named(E[] all, String word) {
    for (E one : all) {
      String name = one.name().toLowerCase(Locale.ROOT);
      if (word.equals(name) || word.equals(name.substring(0, 3))) {
        return one;
      }
    }
    return null;
  }
}

package dev.muxcast.client;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes the one server whose certificate has a known fingerprint, whatever its name. Immutable.
///
/// It is an extended one because only such a one is not made to check the name as well.
final class Pinned extends X509ExtendedTrustManager {
  private final String wanted;

  /// @param fingerprint SHA-256 in hex, with colons or without
  Pinned(String fingerprint) {
    wanted = digits(fingerprint);
    if (wanted.length() != 64 || !wanted.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      throw new MuxcastException.BadSetting(
          "A fingerprint has 32 pairs of hex digits, AB:CD:…, as `muxcast up` prints it; this is"
              + " none: "
              + fingerprint);
    }
  }

  private static String digits(String fingerprint) {
    String text = fingerprint.strip().toLowerCase(Locale.ROOT);
    return (text.startsWith("sha256:") ? text.substring(7) : text).replace(":", "");
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      if (!HexFormat.of().formatHex(hash).equals(wanted)) {
        throw new CertificateException(
            "its certificate has the fingerprint "
                + HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

package dev.muxcast.server;

import dev.muxcast.tls.TlsFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// The client's end of TLS in tests: believes any server, so that the test can look at what it got.
final class TlsPeer {
  private TlsPeer() {}

  /// @param own the certificate to show; null for none
  /// @param versions none for the usual ones
  static SSLSocket connect(Socket plain, TlsFiles own, String... versions) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own == null ? null : keys(own), new TrustManager[] {new Credulous()}, null);
      SSLSocket socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
      if (versions.length > 0) {
        socket.setEnabledProtocols(versions);
      }
      return socket;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  static String fingerprint(SSLSocket socket) throws IOException {
    try {
      byte[] der = socket.getSession().getPeerCertificates()[0].getEncoded();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /// A ClientHello of TLS 1.1 (RFC 4346 §7.4.1.2), which Java itself would not send any more.
  static byte[] helloOfVersion11() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(new byte[] {3, 2});
    body.writeBytes(new byte[32]);
    body.writeBytes(new byte[] {0, 0, 4, (byte) 0xc0, 0x13, 0, 0x2f, 1, 0});
    byte[] hello = body.toByteArray();
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(new byte[] {22, 3, 1, 0, (byte) (hello.length + 4)});
    record.writeBytes(new byte[] {1, 0, 0, (byte) hello.length});
    record.writeBytes(hello);
    return record.toByteArray();
  }

  private static KeyManager[] keys(TlsFiles own) throws GeneralSecurityException, IOException {
    String pem = Files.readString(own.key());
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(own.cert())) {
      store.setKeyEntry(
          "own",
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)),
          new char[0],
          new Certificate[] {CertificateFactory.getInstance("X.509").generateCertificate(in)});
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    return keys.getKeyManagers();
  }

  private static final class Credulous implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

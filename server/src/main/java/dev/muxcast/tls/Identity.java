package dev.muxcast.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// What one state of the files makes of the server: its certificate, and whom it lets in.
/// Immutable.
///
/// @param asksClients whether a client must show a certificate
/// @param fingerprint of the certificate
record Identity(SSLContext context, boolean asksClients, String fingerprint) {

  /// Reads the files.
  ///
  /// @throws IOException naming the file that is wrong, and what would be right
  static Identity read(TlsFiles files) throws IOException {
    List<X509Certificate> chain = Pem.certificates(files.cert());
    X509Certificate own = chain.getFirst();
    PrivateKey key = Pem.privateKey(files.key(), own.getPublicKey().getAlgorithm());
    try {
      if (!belongs(key, own)) {
        throw new IOException(files.key() + " is not the key of the certificate " + files.cert());
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(key, chain).getKeyManagers(), roots(files), null);
      return new Identity(context, files.clientCa() != null, fingerprint(own));
    } catch (GeneralSecurityException e) {
      throw new IOException(files.cert() + " can't be used for TLS: " + e.getMessage(), e);
    }
  }

  /// The SHA-256 of a certificate as openssl prints it, `AB:CD:…`.
  static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String kind = key.getAlgorithm();
    String way = kind.equals("RSA") || kind.equals("EC") ? "SHA256with" + kind : kind;
    Signature signature = Signature.getInstance(way.replace("withEC", "withECDSA"));
    byte[] sample = certificate.getSignature();
    signature.initSign(key);
    signature.update(sample);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(sample);
    return signature.verify(signed);
  }

  private static KeyManagerFactory keys(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry("server", key, new char[0], chain.toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    return keys;
  }

  /// Null where clients show nothing: then nobody's certificate is looked at.
  private static TrustManager @Nullable [] roots(TlsFiles files)
      throws GeneralSecurityException, IOException {
    if (files.clientCa() == null) {
      return null;
    }
    KeyStore store = empty();
    for (X509Certificate root : Pem.certificates(files.clientCa())) {
      store.setCertificateEntry("root" + store.size(), root);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}

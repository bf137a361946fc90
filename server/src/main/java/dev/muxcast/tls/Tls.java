package dev.muxcast.tls;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts TLS over accepted sockets, with the certificate that is in the files now. New files hold
/// for new connections; bad ones are told once, and the old ones hold on.
///
/// Any thread.
public final class Tls {
  private static final Logger log = LoggerFactory.getLogger(Tls.class);
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final TlsFiles files;
  private final FingerprintListener onFingerprint;
  private volatile Identity identity;
  private long stamp;
  private String complaint = "";

  /// Who wants to know the certificate's fingerprint.
  public interface FingerprintListener {
    void accept(String fingerprint) throws IOException;
  }

  /// Reads the files for the first time.
  ///
  /// @param onFingerprint is told the certificate's fingerprint, now and whenever it changes
  /// @throws IOException naming the file that is wrong, and what would be right
  public Tls(TlsFiles files, FingerprintListener onFingerprint) throws IOException {
    this.files = files;
    this.onFingerprint = onFingerprint;
    stamp = files.stamp();
    identity = Identity.read(files);
    onFingerprint.accept(identity.fingerprint());
  }

  /// The SHA-256 of the certificate as openssl prints it, `AB:CD:…`.
  public String fingerprint() {
    return identity.fingerprint();
  }

  /// The encrypted side of a socket. The handshake happens with the first read, within the socket's
  /// time-out.
  public Socket over(Socket plain) throws IOException {
    Identity current = identity;
    SSLSocket socket =
        (SSLSocket) current.context().getSocketFactory().createSocket(plain, null, false);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setNeedClientAuth(current.asksClients());
    socket.setSSLParameters(parameters);
    return socket;
  }

  /// Takes over files that have changed.
  public synchronized void refresh() {
    try {
      long now = files.stamp();
      if (now == stamp) {
        return;
      }
      // Even when they are bad: they are looked at again when they change again.
      stamp = now;
      identity = Identity.read(files);
      log.info("TLS: the new certificate holds from now on, {}", identity.fingerprint());
      onFingerprint.accept(identity.fingerprint());
    } catch (IOException e) {
      complain(e);
    }
  }

  /// Once for each thing that is wrong: a missing file is looked for every second.
  private void complain(IOException e) {
    if (!e.toString().equals(complaint)) {
      complaint = e.toString();
      log.warn("TLS: the new files are no good, the old certificate holds: {}", complaint);
    }
  }
}

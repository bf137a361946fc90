package dev.muxcast.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/// Sends every message back, for the Autobahn fuzzing client (`server/src/test/autobahn/run`). It
/// lives in the tests only and in a JVM of its own: it asks nobody who they are, listens on
/// loopback alone, and takes messages of 16 MiB. A virtual thread serves each connection.
public final class EchoServer {
  private static final int MAX_MESSAGE_BYTES = 16 << 20;

  private EchoServer() {}

  /// @param args the port to listen on, or 0 for any; it is printed as `listening PORT`
  public static void main(String[] args) throws IOException {
    try (ServerSocket listener =
        new ServerSocket(Integer.parseInt(args[0]), 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening " + listener.getLocalPort());
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      byte[] buffer = new byte[1 << 16];
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      FrameDecoder decoder = new FrameDecoder(FrameDecoder.Role.SERVER, MAX_MESSAGE_BYTES);
      if (!shakeHands(in, out, buffer, decoder)) {
        return;
      }
      boolean open = echo(decoder, out);
      while (open) {
        int count = in.read(buffer);
        if (count < 0) {
          return;
        }
        decoder.feed(buffer, 0, count);
        open = echo(decoder, out);
      }
      socket.shutdownOutput();
      drain(socket, in, buffer);
    } catch (SocketException e) {
      // The fuzzing client breaks connections on purpose.
    } catch (IOException e) {
      System.err.println("connection lost: " + e.getMessage());
    }
  }

  /// Leaves what came after the request in the decoder.
  private static boolean shakeHands(
      InputStream in, OutputStream out, byte[] buffer, FrameDecoder decoder) throws IOException {
    HttpRequestDecoder http = new HttpRequestDecoder(0);
    int count = 0;
    int taken = 0;
    while (http.outcome() == null) {
      count = in.read(buffer);
      if (count < 0) {
        return false;
      }
      taken = http.feed(buffer, 0, count);
    }
    Handshake handshake =
        switch (http.outcome()) {
          case HttpRequest request -> Handshake.of(request);
          case HttpRefusal refusal -> new Handshake.Refused(refusal);
          case null -> throw new IllegalStateException("the loop above has ended");
        };
    switch (handshake) {
      case Handshake.Accepted accepted -> {
        out.write(accepted.response().encode());
        decoder.feed(buffer, taken, count - taken);
        return true;
      }
      case Handshake.Refused refused -> {
        out.write(HttpResponse.of(refused.refusal()).encode());
        return false;
      }
    }
  }

  /// Answers all messages there are; false after the last one of the connection.
  private static boolean echo(FrameDecoder decoder, OutputStream out) throws IOException {
    for (Incoming next = decoder.next(); next != null; next = decoder.next()) {
      switch (next) {
        case Incoming.Text text -> out.write(Frames.text(text.text()));
        case Incoming.Binary binary ->
            out.write(Frames.binary(binary.bytes(), 0, binary.bytes().length));
        case Incoming.Ping ping -> out.write(Frames.pong(ping.bytes()));
        case Incoming.Pong _ -> {}
        case Incoming.Close close -> {
          out.write(Frames.close(close.code(), close.reason()));
          return false;
        }
        case Incoming.Violation violation -> {
          out.write(Frames.close(violation.code(), violation.reason()));
          return false;
        }
      }
    }
    return true;
  }

  /// Reads what the other side still sends, for a moment: closing a socket with unread bytes would
  /// reset it and take our last frame away from the other side.
  private static void drain(Socket socket, InputStream in, byte[] buffer) throws IOException {
    socket.setSoTimeout(1000);
    while (in.read(buffer) >= 0) {
      // not looked at
    }
  }
}

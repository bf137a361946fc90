package dev.muxcast.bench.reference;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/// What a Netty server does when it broadcasts: every frame to every client of a group, no filters,
/// no log. Arguments: bytes of a frame, frames per flush. Told `clients N` and `to N`.
public final class NettyBroadcaster {
  private static final String HEAD =
      "{\"type\":\"pane.output\",\"timestamp\":\"2026-11-23T10:00:00.000Z\",\"seq\":";

  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final String tail;
  private final int perFlush;
  private volatile long allowed;

  private NettyBroadcaster(int frameBytes, int perFlush) {
    String text = ",\"data\":{\"content\":\"";
    tail = text + "x".repeat(Math.max(0, frameBytes - HEAD.length() - text.length() - 15)) + "\"}}";
    this.perFlush = perFlush;
  }

  /// Serves until its standard input ends.
  public static void main(String[] arguments) throws Exception {
    NettyBroadcaster broadcaster =
        new NettyBroadcaster(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    MultiThreadIoEventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Channel listening =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(broadcaster.new Pipeline())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .sync()
            .channel();
    System.out.println("listening " + ((InetSocketAddress) listening.localAddress()).getPort());
    Thread.ofPlatform().daemon().start(broadcaster::broadcast);
    broadcaster.listen();
    System.exit(0);
  }

  private void listen() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      long number = Long.parseLong(words[1]);
      if (words[0].equals("to")) {
        allowed = number;
      } else {
        while (clients.size() < number) {
          LockSupport.parkNanos(1_000_000);
        }
        System.out.println("ready");
      }
    }
  }

  private void broadcast() {
    long sent = 0;
    while (true) {
      if (sent == allowed) {
        LockSupport.parkNanos(100_000);
        continue;
      }
      sent++;
      ByteBuf bytes =
          Unpooled.wrappedBuffer((HEAD + sent + tail).getBytes(StandardCharsets.US_ASCII));
      TextWebSocketFrame frame = new TextWebSocketFrame(bytes);
      if (sent % perFlush == 0 || sent == allowed) {
        clients.writeAndFlush(frame);
      } else {
        clients.write(frame);
      }
    }
  }

  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(new HttpServerCodec())
          .addLast(new HttpObjectAggregator(4096))
          .addLast(new WebSocketServerProtocolHandler("/"))
          .addLast(new Greeter());
    }
  }

  private final class Greeter extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
        clients.add(context.channel());
      }
    }
  }
}

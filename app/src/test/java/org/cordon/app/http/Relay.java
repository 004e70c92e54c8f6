package org.cordon.app.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A way to another port of this machine that can be cut: then nothing comes through any more, in
 * either direction, and neither side is told, as when a cable is pulled.
 */
final class Relay implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final ServerSocket server;
  private final int target;
  private final Semaphore open = new Semaphore(1);
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  Relay(int target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** From here on whatever is sent waits. */
  void cut() {
    open.acquireUninterruptibly();
  }

  /** What waited goes on. */
  void mend() {
    open.release();
  }

  private void accept() {
    try {
      while (true) {
        Socket in = server.accept();
        Socket out = new Socket();
        sockets.add(in);
        sockets.add(out);
        Thread.ofVirtual().start(() -> join(in, out));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void join(Socket in, Socket out) {
    try {
      pass();
      out.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      Thread.ofVirtual().start(() -> copy(out, in));
      copy(in, out);
    } catch (IOException e) {
      end(in);
    }
  }

  private void pass() {
    open.acquireUninterruptibly();
    open.release();
  }

  private void copy(Socket from, Socket to) {
    byte[] piece = new byte[PIECE];
    try {
      for (int n = from.getInputStream().read(piece);
          n >= 0;
          n = from.getInputStream().read(piece)) {
        pass();
        to.getOutputStream().write(piece, 0, n);
      }
    } catch (IOException e) {
      end(from);
    }
    pass();
    end(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return; // it is at its end
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(Relay::end);
    open.release();
  }
}

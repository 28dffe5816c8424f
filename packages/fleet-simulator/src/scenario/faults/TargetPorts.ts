import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import {
  createServer as createSecureServer,
  Server as SecureServer,
} from 'node:https';
import { AddressInfo, Socket } from 'node:net';
import { FleetCertificates } from './createCertificates';
import { resetSocket } from './resetSocket';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Who takes what arrives. */
export type TargetPortsOptions = {
  handle: Handler;
  /** Takes a request over a connection that is dead. */
  swallow: Handler;
  certificates: FleetCertificates;
};

const REOPEN_ATTEMPTS = 50;
const REOPEN_PAUSE_MS = 20;

/** The ports of one target on 127.0.0.1, plain and TLS: the place of what goes wrong below HTTP. */
export class TargetPorts {
  private readonly plain: Server;
  private readonly secure: SecureServer;
  private readonly taken = new Map<Server, number>();
  private readonly sockets = new Set<Socket>();
  private readonly dead = new WeakSet<Socket>();
  private isSilent = false;

  private constructor(private readonly options: TargetPortsOptions) {
    const route: Handler = (request, response) => this.route(request, response);
    this.plain = createServer(route);
    this.secure = createSecureServer(options.certificates.trusted, route);
    this.plain.on('connection', socket => this.take(socket));
    this.secure.on('secureConnection', socket => this.take(socket));
  }

  /** Opens both. */
  static async open(options: TargetPortsOptions): Promise<TargetPorts> {
    const ports = new TargetPorts(options);
    for (const server of ports.all()) {
      // Streams stay open for as long as their reader likes.
      server.requestTimeout = 0;
      await listen(server, 0);
      ports.taken.set(server, (server.address() as AddressInfo).port);
    }
    return ports;
  }

  /** Plain HTTP, without a path. */
  get url(): string {
    return `http://127.0.0.1:${this.taken.get(this.plain)}`;
  }

  /** HTTPS with a certificate of the fleet's authority. */
  get secureUrl(): string {
    return `https://127.0.0.1:${this.taken.get(this.secure)}`;
  }

  /** Sockets that are open. */
  get openCount(): number {
    return this.sockets.size;
  }

  /** Nobody listens any more: connecting is ECONNREFUSED. Open connections are reset. */
  async refuse(): Promise<void> {
    const closed = this.all().map(
      server =>
        new Promise<void>(resolve => {
          server.close(() => resolve());
        }),
    );
    this.reset();
    await Promise.all(closed);
  }

  /** Listens again, on the same ports. */
  async accept(): Promise<void> {
    for (const [server, port] of this.taken) {
      if (!server.listening) await reopen(server, port);
    }
  }

  /**
   * Every connection that is open, or begun until it ends, stays open and never says anything again; who still sends
   * something over one afterwards is told with a reset.
   */
  setSilent(isSilent: boolean) {
    this.isSilent = isSilent;
    if (isSilent) for (const socket of this.sockets) this.kill(socket);
  }

  /** Which certificate new connections are shown. */
  setTrusted(isTrusted: boolean) {
    const { trusted, unknown } = this.options.certificates;
    this.secure.setSecureContext(isTrusted ? trusted : unknown);
  }

  /** Resets every connection, idle ones too. Returns how many. */
  reset(): number {
    const all = [...this.sockets];
    all.forEach(resetSocket);
    return all.length;
  }

  async close(): Promise<void> {
    await this.refuse();
  }

  private route(request: IncomingMessage, response: ServerResponse) {
    const { handle, swallow } = this.options;
    if (!this.dead.has(request.socket)) handle(request, response);
    else if (this.isSilent) swallow(request, response);
    // Nobody on the way knows this connection any more, and says so to who speaks.
    else resetSocket(request.socket);
  }

  private take(socket: Socket) {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    if (this.isSilent) this.kill(socket);
  }

  private kill(socket: Socket) {
    this.dead.add(socket);
    // No goodbye to an idle connection either.
    socket.setTimeout(0);
  }

  private all() {
    return [this.plain, this.secure];
  }
}

async function reopen(server: Server, port: number) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await listen(server, port);
      return;
    } catch (error) {
      // The system gives a port to whoever asks; whoever took this one may be gone in a moment.
      if (attempt === REOPEN_ATTEMPTS) throw error;
      await new Promise(resolve => {
        setTimeout(resolve, REOPEN_PAUSE_MS);
      });
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

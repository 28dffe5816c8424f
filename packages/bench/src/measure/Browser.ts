import { Agent, request } from 'node:http';
import { waitUntil } from './waitUntil';

const SOCKET_LIMIT_MS = 2_000;

/** An answer of the backend. */
export type Answer = { status: number; text: string };

/** One signed-in person's browser, as far as it talks to the backend. */
export class Browser {
  private readonly agent = new Agent({ keepAlive: true });
  private token?: string;

  constructor(private readonly url: string) {}

  /** Signs in as a guest. */
  async signIn(): Promise<void> {
    const { text } = await this.get('/api/auth/guest/refresh');
    this.token = JSON.parse(text).backstageIdentity.token;
  }

  /** @throws for another status than 200. */
  async read(path: string): Promise<string> {
    const { status, text } = await this.get(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return text;
  }

  async get(path: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        `${this.url}${path}`,
        {
          agent: this.agent,
          headers: {
            'x-requested-with': 'XMLHttpRequest',
            ...(this.token && { authorization: `Bearer ${this.token}` }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      );
      sent.on('error', error => {
        // The server closed an idle connection just now: browsers ask again, too.
        if (sent.reusedSocket) this.get(path).then(resolve, reject);
        else reject(error);
      });
      sent.end();
    });
  }

  /** Calls back at every signal that something changed. Resolves when subscribed, with how to stop. */
  async onSignal(channel: string, listener: () => void): Promise<() => void> {
    const socket = await waitUntil(() => this.openSocket(), {
      what: 'a WebSocket for signals',
      everyMs: 100,
      limitMs: 30_000,
    });
    socket.onmessage = listener;
    socket.send(JSON.stringify({ action: 'subscribe', channel }));
    return () => socket.close();
  }

  /** The signals plugin takes no upgrade before it has seen one: the first try is not answered. */
  private async openSocket(): Promise<WebSocket | undefined> {
    const address = `${this.url.replace('http', 'ws')}/api/signals`;
    const socket = new WebSocket(address, this.token);
    const isOpen = await new Promise<boolean>(resolve => {
      const timer = setTimeout(() => resolve(false), SOCKET_LIMIT_MS);
      socket.onopen = () => {
        clearTimeout(timer);
        resolve(true);
      };
      socket.onerror = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
    if (isOpen) return socket;
    socket.close();
    return undefined;
  }

  close(): void {
    this.agent.destroy();
  }
}
